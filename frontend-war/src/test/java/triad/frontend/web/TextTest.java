package triad.frontend.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import triad.frontend.login.SignInRefusal;
import triad.frontend.profile.ProfileFields;

/** Every text that a page asks for by name is in the bundle: a missing one would show as ???key???. */
class TextTest {
    private static final Pattern KEY = Pattern.compile("\\btext\\['([a-zA-Z_.]+)'\\]|\\btext\\.([a-zA-Z]+)\\b");

    @Test
    void everyTextOfThePages_isInTheBundle() throws IOException {
        ResourceBundle bundle = ResourceBundle.getBundle("triad.frontend.text");
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            var keys = files.filter(file -> file.toString().endsWith(".xhtml"))
                    .flatMap(file -> KEY.matcher(read(file)).results())
                    .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .toList();
            assertThat(keys).hasSizeGreaterThan(20).allMatch(bundle::containsKey);
        }
    }

    @Test
    void textsMadeOfNames_areInTheBundle() {
        ResourceBundle bundle = ResourceBundle.getBundle("triad.frontend.text");

        assertThat(ProfileFields.names()).allMatch(field -> bundle.containsKey("profile." + field));
        assertThat(SignInRefusal.values())
                .extracting(refusal -> "failed." + refusal.name().toLowerCase(Locale.ROOT))
                .allMatch(key -> bundle.containsKey(key) && bundle.containsKey(key + "Lead"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }
}
