package triad.frontend.fake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Claims signed in the way that a token of our provider is, and in those that it may not be. */
public final class Signed {
    private Signed() {}

    /** As of a token of this type that our provider's key signs. */
    public static JWSHeader.Builder header(String type) {
        return header(JWSAlgorithm.ES256, "k1", type);
    }

    public static String signed(JWSHeader.Builder header, ECKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(header, new ECDSASigner(key), claims);
    }

    /** By a key that the provider publishes, too. */
    public static String rs256(String type, JWTClaimsSet claims) throws JOSEException {
        return signed(header(JWSAlgorithm.RS256, "rs256", type), new RSASSASigner(Triad.PROVIDER.keys.rs256), claims);
    }

    /** By what everybody knows of the provider's key. */
    public static String hs256(String type, JWTClaimsSet claims) throws JOSEException {
        String known = Triad.PROVIDER.keys.es256.toPublicJWK().toJSONString();
        return signed(header(JWSAlgorithm.HS256, "k1", type), new MACSigner(known), claims);
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm, String key, String type) {
        return new JWSHeader.Builder(algorithm).keyID(key).type(new JOSEObjectType(type));
    }

    private static String signed(JWSHeader.Builder header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header.build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }
}
