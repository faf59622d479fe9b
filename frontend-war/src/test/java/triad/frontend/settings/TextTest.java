package triad.frontend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.files.FileRefusal;
import triad.frontend.login.SignInRefusal;
import triad.frontend.made.Party;
import triad.frontend.photo.PhotoOutcome;
import triad.frontend.profile.ProfileFields;

/** The bundle holds every text that is asked for, a missing one would show as ???key???, and none that nobody asks for. */
class TextTest {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("triad.frontend.text");
    private static final Pattern KEY = Pattern.compile("\\btext\\['([a-zA-Z_.-]+)'\\]|\\btext\\.([a-zA-Z]+)\\b");
    /** Anything in quotes may be one. */
    private static final Pattern QUOTED = Pattern.compile("['\"]([a-zA-Z_.-]+)['\"]");

    @Test
    void everyTextOfThePages_isInTheBundle() {
        List<String> keys = sources("src/main/webapp", ".xhtml")
                .flatMap(page -> KEY.matcher(page).results())
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();

        assertThat(keys).hasSizeGreaterThan(20).allMatch(BUNDLE::containsKey);
    }

    @Test
    void textsMadeOfNames_areInTheBundle() {
        assertThat(madeOfNames()).allMatch(BUNDLE::containsKey);
    }

    @Test
    void everyTextOfTheBundle_isAskedFor() {
        Set<String> unused = new TreeSet<>(BUNDLE.keySet());
        unused.removeAll(madeOfNames());
        Stream.concat(sources("src/main/webapp", ".xhtml"), sources("src/main/java", ".java"))
                .forEach(source -> {
                    QUOTED.matcher(source).results().forEach(match -> unused.remove(match.group(1)));
                    KEY.matcher(source)
                            .results()
                            .filter(match -> match.group(2) != null)
                            .forEach(match -> unused.remove(match.group(2)));
                });
        // What Faces asks for by itself
        unused.removeIf(key -> key.startsWith("jakarta.faces."));

        assertThat(unused).isEmpty();
    }

    /** Those whose keys are put together of a word of ours. */
    private static Set<String> madeOfNames() {
        Stream<String> troubles = withLead(
                Arrays.stream(Why.values()).filter(why -> why != Why.SIGNED_OUT).map(why -> "trouble." + why));
        Stream<String> failures = withLead(Arrays.stream(SignInRefusal.values())
                .map(refusal -> "failed." + refusal.name().toLowerCase(Locale.ROOT)));
        Stream<String> errors = withLead(
                Stream.of("away", "expired", "failure", "not-found", "refused").map(error -> "error." + error));
        Stream<String> leads = withLead(Stream.of("person.unknown"));
        Stream<String> fields = ProfileFields.names().stream().map(field -> "profile." + field);
        Stream<String> rules = Stream.of(
                        "job_title location time_zone pronouns biography phones languages skills links out_of_office"
                                .split(" "))
                .map(field -> "profile.rule." + field);
        Stream<String> lists = Stream.of("phones", "languages", "skills", "links")
                .flatMap(list -> Stream.of(".one", ".add", ".hint").map(part -> "profile." + list + part));
        Stream<String> audiences = Stream.of("me", "colleagues", "everyone").map(who -> "profile.seen." + who);
        Stream<String> photos = Arrays.stream(PhotoOutcome.values()).map(outcome -> "photo." + outcome.word());
        Stream<String> filters =
                Stream.of("department", "location", "skill", "language").map(name -> "people." + name);
        Stream<String> themes = Arrays.stream(Theme.values()).map(theme -> "settings.theme." + theme);
        return Stream.of(
                        troubles,
                        failures,
                        errors,
                        leads,
                        fields,
                        rules,
                        lists,
                        audiences,
                        photos,
                        filters,
                        themes,
                        ofFiles(),
                        ofTraces())
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private static Stream<String> ofFiles() {
        Stream<String> closed = withLead(Stream.of(
                        FileRefusal.ADMINISTRATORS_ONLY,
                        FileRefusal.NOT_ALLOWED,
                        FileRefusal.NOT_FOUND,
                        FileRefusal.TOO_MANY,
                        FileRefusal.AWAY)
                .map(refusal -> "imports.closed." + refusal));
        Stream<String> refused =
                Arrays.stream(FileRefusal.values()).map(refusal -> "imports.refused." + refusal.word());
        Stream<String> states = Stream.of("waiting", "running", "done", "failed", "cancelled")
                .flatMap(state -> Stream.of("import.state." + state, "import.now." + state));
        Stream<String> ends = Stream.of("done", "failed", "cancelled", "empty").map(end -> "import.over." + end);
        Stream<String> news = Stream.of("stopped", "conflict", "fresh", "away", "too_many", "not_allowed")
                .map(word -> "import.told." + word);
        Stream<String> exports =
                Stream.of("fresh", "away", "too_many", "not_allowed").map(word -> "export." + word);
        return Stream.of(closed, refused, states, ends, news, exports).flatMap(keys -> keys);
    }

    private static Stream<String> ofTraces() {
        Stream<String> parties = Arrays.stream(Party.values()).map(party -> "made.who." + party.word());
        Stream<String> uses = Stream.of("presented", "exchanged", "examined").map(use -> "made.use." + use);
        Stream<String> facts = Stream.of("audience subject actor client scopes issuer binding expires type".split(" "))
                .map(fact -> "made." + fact);
        Stream<String> calls = Stream.of(
                        "page api code refresh itself exchange push userinfo introspection revocation metadata call"
                                .split(" "))
                .map(what -> "made.what." + what);
        return Stream.of(parties, uses, facts, calls).flatMap(keys -> keys);
    }

    private static Stream<String> withLead(Stream<String> keys) {
        return keys.flatMap(key -> Stream.of(key, key + "Lead"));
    }

    private static Stream<String> sources(String directory, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(ending)).map(TextTest::read).toList().stream();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
