package triad.backend.openapi;

import static triad.backend.fake.Patience.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import triad.backend.fake.Caller;

/** The import that was sent last, for exchanges that cannot know its name: {@code {sent}} in a path, or {@code {over}} as soon as it is. */
class SentImport {
    private static final Set<String> NOT_OVER = Set.of("waiting", "running");

    static String filledIn(String path) throws Exception {
        if (path.contains("{over}")) {
            return path.replace("{over}", whenOver());
        }
        return path.contains("{sent}")
                ? path.replace("{sent}", latest().get("id").textValue())
                : path;
    }

    private static JsonNode latest() throws Exception {
        return Contract.read(Caller.FRONTEND
                        .get("/api/imports?limit=1", Exchanges.CHIEF)
                        .body())
                .at("/imports/0");
    }

    private static String whenOver() throws Exception {
        until(
                Duration.ofSeconds(60),
                () -> !NOT_OVER.contains(latest().get("state").textValue()));
        return latest().get("id").textValue();
    }
}
