package triad.frontend.logout;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import triad.frontend.fake.Triad;

/** Claims signed in the ways a logout token may be, and in those it may not. */
final class Signed {
    private Signed() {}

    static JWSHeader.Builder header(String type) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").type(new JOSEObjectType(type));
    }

    static String signed(JWSHeader.Builder header, ECKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header.build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    static String rs256(JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("rs256")
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                claims);
        jwt.sign(new RSASSASigner(Triad.PROVIDER.rs256));
        return jwt.serialize();
    }

    static String hs256(JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("k1")
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                claims);
        jwt.sign(new MACSigner(Triad.PROVIDER.key.toPublicJWK().toJSONString()));
        return jwt.serialize();
    }
}
