package triad.backend.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.fake.Patience.until;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.Certificates;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** A token that was let in a moment ago, and is not any more. */
@ExtendWith(ArquillianExtension.class)
class VerifiedTokensIT {
    private static final String PERSON = "verified-tokens";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeProvider provider = FakeProvider.start();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    /** RFC 8705 §3. */
    @Test
    void tokenInUse_ofAnotherCaller_is401() throws Exception {
        String token = inUse(Tokens.valid(PERSON));

        assertThat(Caller.as(Certificates.of("mallory")).get(token).statusCode())
                .isEqualTo(401);
        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void tokenInUse_withAnotherSignature_is401() throws Exception {
        String token = inUse(Tokens.valid(PERSON));
        String other = inUse(Tokens.valid(PERSON));

        String exchanged = token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
        assertThat(status(exchanged)).isEqualTo(401);
    }

    /** RFC 7519 §4.1.4: no longer accepted on or after that time. */
    @Test
    void tokenInUse_whoseTimeIsUp_is401() throws Exception {
        Instant end = Instant.now().plusSeconds(3);
        String token = inUse(Tokens.with(PERSON, claims -> claims.expirationTime(Date.from(end))));

        untilRefused(token);

        assertThat(Instant.now()).isBetween(end.minusSeconds(1), end.plusSeconds(1));
    }

    @Test
    void tokenInUse_whoseKeyIsWithdrawn_is401() throws Exception {
        ECKey key = provider.keys.get(0);
        String token = inUse(Tokens.valid(PERSON));

        provider.keys.set(0, FakeProvider.newKey("another"));
        try {
            untilRefused(token);
            assertThat(status(Tokens.valid(PERSON))).isEqualTo(200);
        } finally {
            provider.keys.set(0, key);
            inUse(Tokens.valid(PERSON));
        }
    }

    @Test
    void tokenInUse_whoseKeyIsReplacedUnderItsName_is401() throws Exception {
        ECKey key = provider.keys.get(0);
        String token = inUse(Tokens.valid(PERSON));

        provider.keys.set(0, FakeProvider.newKey(key.getKeyID()));
        try {
            untilRefused(token);
        } finally {
            provider.keys.set(0, key);
            inUse(Tokens.valid(PERSON));
        }
    }

    private static String inUse(String token) throws Exception {
        until(SOON, () -> status(token) == 200);
        return token;
    }

    private static void untilRefused(String token) throws Exception {
        until(SOON, () -> status(token) == 401);
    }

    private static int status(String token) throws Exception {
        return FRONTEND.get("/api/departments", token).statusCode();
    }
}
