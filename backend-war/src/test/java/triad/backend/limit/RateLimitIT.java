package triad.backend.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** One user's share: what is told of it, its end, and that it is nobody else's. */
@ExtendWith(ArquillianExtension.class)
class RateLimitIT {
    private static final int PER_USER = 600;
    private final String person = "busy-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @Test
    void everyAnswer_tellsWhatIsLeft() throws Exception {
        String token = Tokens.valid(person);
        HttpResponse<String> first = Caller.FRONTEND.get(token);
        HttpResponse<String> second = nothing(token);

        assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"user\";q=600;w=60");
        assertThat(first.headers().firstValue("RateLimit")).get().asString().startsWith("\"user\";r=599;t=");
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(second.headers().firstValue("RateLimit")).get().asString().startsWith("\"user\";r=59");
    }

    /** RFC 6585 §4: 429 with the time to wait; a new token of the same person brings nothing. */
    @Test
    void oneTooMany_is429UntilLater() throws Exception {
        int granted = 0;
        String token = Tokens.valid(person);
        HttpResponse<String> answer = nothing(token);
        while (answer.statusCode() != 429 && granted < 5 * PER_USER) {
            granted++;
            answer = nothing(token);
        }

        assertThat(granted).isBetween(PER_USER, 2 * PER_USER);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("RateLimit")).get().asString().startsWith("\"user\";r=0;t=");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":429", "urn:triad:problem:too-many-requests");
        assertThat(nothing(Tokens.valid(person)).headers().firstValue("RateLimit"))
                .get()
                .asString()
                .matches("\"user\";r=[0-9]{1,2};t=[0-9]+");
        assertThat(nothing(Tokens.valid(person + "-2")).statusCode()).isEqualTo(404);
    }

    /** Whoever is not let in has no share to use up. */
    @Test
    void refusedToken_isNotCounted() throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.get(Tokens.with(person, claims -> claims.audience("https://x")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        assertThat(Caller.FRONTEND.get(Tokens.valid(person)).headers().firstValue("RateLimit"))
                .get()
                .asString()
                .startsWith("\"user\";r=599;");
    }

    private static HttpResponse<String> nothing(String token) throws Exception {
        return Caller.FRONTEND.send(Caller.to("/api/nothing").header("Authorization", "Bearer " + token));
    }
}
