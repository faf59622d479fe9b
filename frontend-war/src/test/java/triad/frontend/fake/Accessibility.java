package triad.frontend.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core, which knows the rules of WCAG 2.2 AA that a program can check, finds wrong with a page. */
public class Accessibility {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The page as it stands, whatever is open in it. */
    public static void requireNoViolation(Page page, String name) {
        require(new AxeBuilder(page).withTags(RULES), name);
    }

    /** The one rule whose outcome depends on the theme. */
    public static void requireContrast(Page page, String name) {
        require(new AxeBuilder(page).withRules(List.of("color-contrast")), name);
    }

    private static void require(AxeBuilder axe, String name) {
        List<Rule> violations = axe.analyze().getViolations();

        assertThat(violations.stream().map(Accessibility::told)).as(name).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .map(node -> "\n  " + node.getHtml() + "\n    " + node.getFailureSummary())
                        .toList();
    }
}
