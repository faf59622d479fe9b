package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.DpopKey;
import triad.provider.outside.PartnerIssuer;
import triad.provider.outside.PlainClient;
import triad.provider.outside.Receiver;
import triad.provider.outside.Triad;

/** The JWT bearer grant with the keys of an issuer that publishes them (RFC 7523 §3, RFC 7517 §5). */
@ExtendWith(ArquillianExtension.class)
class RemoteIssuerIT {
    private final PlainClient client = PlainClient.withSecret("partnered");
    private final Receiver receiver =
            Receiver.on(Triad.RECEIVER_PORT).answers(Receiver.json(200, PartnerIssuer.jwks()));

    @AfterEach
    void stop() {
        receiver.close();
    }

    /** ATTACKS 94: keys are fetched once; strange key identifiers ask for them once more at most. */
    @Test
    void keysAtTheUrl_verifyAndAreKept() {
        PartnerIssuer issuer = new PartnerIssuer("remote");

        assertThat(redeem(issuer.assertion("alice@triad.example")).status()).isEqualTo(200);
        assertThat(redeem(issuer.assertion("alice@triad.example")).status()).isEqualTo(200);
        assertThat(receiver.count()).isLessThanOrEqualTo(1);
        for (int i = 0; i < 20; i++) {
            assertThat(redeem(issuer.assertion(JOSEObjectType.JWT, new DpopKey().jwk(), "alice@triad.example", c -> {}))
                            .error())
                    .isEqualTo("invalid_grant");
        }
        assertThat(receiver.count()).isLessThanOrEqualTo(2);
    }

    @Test
    void urlWithoutKeys_verifiesNothing() {
        receiver.answers(Receiver.status(500));

        assertThat(redeem(new PartnerIssuer("silent").assertion("alice@triad.example"))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(receiver.next().path()).isEqualTo("/partner/nothing");
    }

    /** ATTACKS 66: no place inside is asked, not even our own, whose keys would verify what we sign. */
    @Test
    void urlInside_isNotAsked() {
        assertThat(redeem(new PartnerIssuer("inside").assertion("alice@triad.example"))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(receiver.count()).isZero();
    }

    private Answer redeem(String assertion) {
        return client.post(
                "/token",
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        assertion,
                        "resource",
                        Triad.BACKEND));
    }
}
