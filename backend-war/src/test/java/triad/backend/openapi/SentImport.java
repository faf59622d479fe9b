package triad.backend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
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
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        JsonNode sent = latest();
        while (NOT_OVER.contains(sent.get("state").textValue())) {
            assertThat(Instant.now()).as(sent.toString()).isBefore(end);
            Thread.sleep(100);
            sent = latest();
        }
        return sent.get("id").textValue();
    }
}
