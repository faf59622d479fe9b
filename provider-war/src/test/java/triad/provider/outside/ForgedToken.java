package triad.provider.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token like a real one, but with another header, other claims or another signature. */
public final class ForgedToken {
    private final Map<String, Object> header;
    private final Map<String, Object> claims;

    private ForgedToken(Map<String, Object> header, Map<String, Object> claims) {
        this.header = header;
        this.claims = claims;
    }

    public static ForgedToken like(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return new ForgedToken(
                    new LinkedHashMap<>(jwt.getHeader().toJSONObject()),
                    new LinkedHashMap<>(jwt.getPayload().toJSONObject()));
        } catch (ParseException broken) {
            throw new AssertionError(token, broken);
        }
    }

    public ForgedToken header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    public ForgedToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    public ForgedToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    /** The header and claims without any signature, the last dot included. */
    public String unsigned() {
        return encoded() + ".";
    }

    /** With bytes where the signature belongs. */
    public String signedWith(byte[] signature) {
        return encoded() + "." + Base64URL.encode(signature);
    }

    /** With a good signature of the provider itself. */
    public String signedByProvider() {
        return signedBy(providerKey());
    }

    public String signedBy(ECKey key) {
        try {
            return signed(new ECDSASigner(key), JWSAlgorithm.ES256);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** With the provider's public key, in some encoding, as an HMAC secret. */
    public String macedWith(byte[] secret) {
        try {
            return signed(new MACSigner(Arrays.copyOf(secret, Math.max(32, secret.length))), JWSAlgorithm.HS256);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The provider's signing key, out of its database with the key that the tests configured. */
    public static ECKey providerKey() {
        try {
            JWEObject jwe = JWEObject.parse(TestDatabase.signingKey());
            jwe.decrypt(new DirectDecrypter(Base64.getDecoder().decode(Triad.KEY_ENCRYPTION_KEY)));
            return ECKey.parse(jwe.getPayload().toString());
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static ECPublicKey providerPublicKey() {
        try {
            return providerKey().toECPublicKey();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String signed(JWSSigner signer, JWSAlgorithm algorithm) throws JOSEException {
        String encoded = encoded();
        byte[] input = encoded.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return encoded + "." + signer.sign(new JWSHeader(algorithm), input);
    }

    private String encoded() {
        return Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
    }
}
