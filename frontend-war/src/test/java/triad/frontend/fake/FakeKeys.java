package triad.frontend.fake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;

/** The keys of {@link FakeProvider}: the one that signs, and what is published beside it. */
public final class FakeKeys {
    private static final String EDDSA = """
            {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig","alg":"EdDSA","kid":"eddsa"}""";

    public final ECKey es256 = key("k1");
    /** As a provider has it that also signs with this algorithm. */
    public final RSAKey rs256 = rsaKey();

    private final ECKey next = key("next");

    /** As the provider signs. */
    public String signed(JWTClaimsSet claims) throws JOSEException {
        return Signed.signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1"), es256, claims);
    }

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("rs256")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** As it is published. */
    String set() {
        return "{\"keys\":[" + EDDSA + "," + rs256.toPublicJWK().toJSONString() + ","
                + next.toPublicJWK().toJSONString() + "," + es256.toPublicJWK().toJSONString() + "]}";
    }
}
