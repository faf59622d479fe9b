package triad.provider.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.DpopKey;

/** The file of an issuer whose assertions are taken. */
class TrustedIssuerTest {
    @Test
    void keysAtAUrl_areThereAlone() {
        TrustedIssuer issuer = parse("\"jwks_uri\": \"https://partner.example/jwks\"");

        assertThat(issuer.keys().jwksUri()).contains(URI.create("https://partner.example/jwks"));
        assertThat(issuer.keys().jwks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\": 1",
                "\"jwks\": {\"keys\": []}",
                "\"jwks\": 5",
                "\"jwks\": {\"keys\": [{\"kty\": \"oct\", \"k\": \"AAAA\"}]}",
                "\"jwks_uri\": \"http://partner.example/jwks\"",
                "\"jwks_uri\": \"https://user@partner.example/jwks\"",
                "\"jwks_uri\": \"https:///jwks\"",
                "\"jwks_uri\": \"file:/etc/passwd\"",
                "\"jwks_uri\": 5"
            })
    void unfitKeys_stopTheDeployment(String keys) {
        assertThatThrownBy(() -> parse(keys)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keysInTwoPlacesOrPrivateOnes_stopTheDeployment() {
        DpopKey key = new DpopKey();
        String both = "\"jwks\": {\"keys\": [%s]}, \"jwks_uri\": \"https://partner.example/jwks\"";

        assertThatThrownBy(() -> parse(both.formatted(key.jwk().toPublicJWK())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> parse("\"jwks\": {\"keys\": [" + key.jwk() + "]}"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static TrustedIssuer parse(String keys) {
        return TrustedIssuer.parse("""
                {"issuer": "https://partner.example", "clients": ["partnered"], "scope": "openid", "subject_is": "email", %s}
                """.formatted(keys));
    }
}
