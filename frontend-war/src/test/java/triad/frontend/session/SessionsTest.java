package triad.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.FrontendConfig.Lifetimes;
import triad.frontend.config.FrontendConfig.Stores;
import triad.frontend.fake.FakeSession;

class SessionsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration ABSOLUTE = Duration.ofHours(8);
    private static final Tokens TOKENS = new Tokens("secret-at", START, "secret-rt");
    private static final SignedIn ADA = new SignedIn("ada", "Ada", "secret-id", TOKENS, START);

    @Test
    void signedIn_isFoundUntilTheAbsoluteEnd() {
        assertThat(found(START.plus(ABSOLUTE).minusSeconds(1))).isTrue();
        assertThat(found(START.plus(ABSOLUTE))).isFalse();
    }

    @Test
    void nothing_printsATokenOfTheUser() {
        assertThat(ADA + " " + TOKENS).doesNotContain("secret");
    }

    @Test
    void token_expiresAtItsInstant() {
        assertThat(TOKENS.expireBefore(START)).isFalse();
        assertThat(TOKENS.expireBefore(START.plusMillis(1))).isTrue();
    }

    private static boolean found(Instant now) {
        var config = new FrontendConfig(
                URI.create("https://f"),
                "frontend",
                URI.create("https://p"),
                URI.create("https://b"),
                new Lifetimes(Duration.ofMinutes(30), ABSOLUTE),
                new Stores(Path.of("k"), "p", Path.of("t"), "p"));
        var session = new FakeSession().with(SignedIn.class.getName(), ADA);
        return new Sessions(config, Clock.fixed(now, ZoneOffset.UTC))
                .find(session.request())
                .isPresent();
    }
}
