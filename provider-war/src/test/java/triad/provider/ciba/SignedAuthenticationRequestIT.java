package triad.provider.ciba;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Backchannel;
import triad.provider.outside.Triad;

/** Backchannel authentication requests that their client signs (CIBA Core 1.0 §7.1.1). */
@ExtendWith(ArquillianExtension.class)
class SignedAuthenticationRequestIT {
    private final Backchannel backchannel = Backchannel.polling();

    @AfterEach
    void forgetRequests() {
        Backchannel.forgetRequests();
    }

    /** CIBA Core §7.1.1. */
    @Test
    void signedRequest_isOpenedOnce() {
        String request = backchannel.signed(claims -> claims.claim("requested_expiry", 90));

        Answer answer = post(request);
        assertThat(answer.json()).containsEntry("expires_in", 90L);
        assertThat(post(request).error()).isEqualTo("invalid_request");
    }

    @Test
    void signedRequestThatDoesNotHold_isRefused() {
        assertRefused(claims -> claims.issuer("pinged"));
        assertRefused(claims -> claims.audience(Triad.ISSUER + "/backchannel_authentication"));
        assertRefused(claims -> claims.jwtID(null));
        assertRefused(claims -> claims.issueTime(null));
        assertRefused(claims -> claims.notBeforeTime(null));
        assertRefused(claims -> claims.expirationTime(null));
        assertRefused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(5))));
        assertRefused(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(90))));
        assertRefused(claims -> claims.claim("scope", Map.of("openid", true)));
    }

    @Test
    void signedAndPlainParametersTogether_areRefused() {
        assertThat(backchannel
                        .client()
                        .post(
                                "/backchannel_authentication",
                                Map.of("request", backchannel.signed(claims -> {}), "login_hint", "bob"))
                        .error())
                .isEqualTo("invalid_request");
    }

    /** CIBA Core §4: who registered an algorithm signs. */
    @Test
    void unsignedRequestOfASigningClient_isRefused() {
        Backchannel pinged = Backchannel.pinged();

        assertThat(pinged.ask().error()).isEqualTo("invalid_request");
        assertThat(pinged.askSigned(claims -> {}).status()).isEqualTo(200);
    }

    /** CIBA Core §7.1: REQUIRED for ping, and not to be guessed. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "has a space in it and is long enough", "a\r\nX-Header: abcdefghijklmnopqrstuvw"})
    void unfitNotificationToken_isRefused(String token) {
        assertThat(Backchannel.pinged()
                        .with("client_notification_token", token)
                        .askSigned(claims -> {})
                        .error())
                .isEqualTo("invalid_request");
    }

    private void assertRefused(Consumer<JWTClaimsSet.Builder> bent) {
        assertThat(backchannel.askSigned(bent).error()).isEqualTo("invalid_request");
    }

    private Answer post(String request) {
        return backchannel.client().post("/backchannel_authentication", Map.of("request", request));
    }
}
