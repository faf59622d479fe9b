package triad.provider.consent;

import java.util.List;
import java.util.ResourceBundle;
import triad.provider.resource.Scopes;

/** What scope values mean to a person; a value without words stands for itself. */
public final class ScopeWords {
    private ScopeWords() {}

    /** One sentence part for each value, to follow "wants to" or "may". */
    public static List<String> of(Scopes scopes) {
        ResourceBundle words = ResourceBundle.getBundle("triad.provider.messages");
        return scopes.values().stream()
                .map(scope -> words.containsKey("scope." + scope) ? words.getString("scope." + scope) : scope)
                .toList();
    }
}
