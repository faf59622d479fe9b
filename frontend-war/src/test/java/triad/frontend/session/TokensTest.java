package triad.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long tokens live, as far as the provider says it. */
class TokensTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void lifetimeOfTheRefreshToken_isTaken() {
        Tokens tokens = Tokens.received(answer("rt", 1800L), NOW);

        assertThat(tokens.refreshUntil()).isEqualTo(NOW.plusSeconds(1800));
        assertThat(tokens.ended(NOW.plusSeconds(1799))).isFalse();
        assertThat(tokens.ended(NOW.plusSeconds(1800))).isTrue();
    }

    static Stream<Object> noLifetimes() {
        return Stream.of(0L, -5L, Long.MAX_VALUE, "1800", true, "");
    }

    @ParameterizedTest
    @MethodSource("noLifetimes")
    void lifetimeThatIsNone_endsNothing(Object said) {
        assertThat(Tokens.received(answer("rt", said), NOW).refreshUntil()).isNull();
    }

    @Test
    void noLifetime_endsNothing() {
        Tokens tokens = Tokens.received(answer("rt", null), NOW);

        assertThat(tokens.refreshUntil()).isNull();
        assertThat(tokens.ended(Instant.MAX)).isFalse();
    }

    /** RFC 6749 §6: the old one goes on, and so does its end. */
    @Test
    void renewalWithoutARefreshToken_keepsTheOldOneAndItsEnd() {
        Tokens renewed = Tokens.received(answer("rt", 60L), NOW).renewed(answer(null, null), NOW.plusSeconds(30));

        assertThat(renewed.refresh()).contains("rt");
        assertThat(renewed.refreshUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void renewalWithAnotherRefreshToken_hasItsEnd() {
        Tokens first = Tokens.received(answer("rt", 60L), NOW);

        assertThat(first.renewed(answer("rt-2", 60L), NOW.plusSeconds(30)).refreshUntil())
                .isEqualTo(NOW.plusSeconds(90));
        assertThat(first.renewed(answer("rt-2", null), NOW.plusSeconds(30)).refreshUntil())
                .as("of another one nothing is known")
                .isNull();
    }

    private static OIDCTokens answer(@Nullable String refreshToken, @Nullable Object refreshLifetime) {
        var tokens = new OIDCTokens(
                new BearerAccessToken("at", 300, null), refreshToken == null ? null : new RefreshToken(refreshToken));
        if (refreshLifetime != null) {
            tokens.getMetadata().put("refresh_expires_in", refreshLifetime);
        }
        return tokens;
    }
}
