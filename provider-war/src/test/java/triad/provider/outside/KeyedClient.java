package triad.provider.outside;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client that proves itself by signing (RFC 7523 §2.2), and binds its tokens to a DPoP key where it has one. */
public final class KeyedClient implements Caller {
    private static final ECKey KEY = DpopKey.generate();
    private static final RSAKey RSA = rsa();
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private final String clientId;
    private final Optional<DpopKey> dpop;
    private final Http http = new Http(Tls.anonymous());

    private KeyedClient(String clientId, Optional<DpopKey> dpop) {
        this.clientId = clientId;
        this.dpop = dpop;
    }

    /** The registered one, with a DPoP key of its own. */
    public static KeyedClient keyed() {
        return of("keyed");
    }

    /** Another client that is registered with the same key. */
    public static KeyedClient of(String clientId) {
        return new KeyedClient(clientId, Optional.of(new DpopKey()));
    }

    /** One that has to sign its requests, with a DPoP key of its own. */
    public static KeyedClient signing() {
        return new KeyedClient("signing", Optional.of(new DpopKey()));
    }

    /** One whose authorization responses are encrypted to its key, and that need not push. */
    public static KeyedClient enveloped() {
        return new KeyedClient("enveloped", Optional.empty());
    }

    /** The same without proofs. */
    public KeyedClient withoutProof() {
        return new KeyedClient(clientId, Optional.empty());
    }

    /** The public keys of its registration. */
    public static String jwks() {
        return new JWKSet(List.of(KEY.toPublicJWK(), RSA.toPublicJWK())).toString();
    }

    @Override
    public String clientId() {
        return clientId;
    }

    public DpopKey dpop() {
        return dpop.orElseThrow();
    }

    /** A good assertion. */
    public String assertion() {
        return assertion(claims -> {});
    }

    /** An assertion with some claims bent; a claim set to null is left out. */
    public String assertion(Consumer<JWTClaimsSet.Builder> bent) {
        return signed(JOSEObjectType.JWT, KEY, bent);
    }

    /** An assertion of another type or signed with another key. */
    public String signed(JOSEObjectType type, ECKey key, Consumer<JWTClaimsSet.Builder> bent) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .claim("aud", Triad.ISSUER)
                .jwtID(ProviderFlow.random())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        bent.accept(claims);
        return sign(type, key, claims.build());
    }

    /** A good assertion signed with its other key. */
    public String assertion(JWSAlgorithm algorithm) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(RSA.getKeyID()).build(),
                    SignedJWT.parse(assertion()).getJWTClaimsSet());
            jwt.sign(new RSASSASigner(RSA));
            return jwt.serialize();
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Any claims as a JWT signed with the client's key, such as a request object. */
    public String sign(@Nullable JOSEObjectType type, ECKey key, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(type)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A good request object with these parameters; some claims may be bent, and one set to null is left out. */
    public String requestObject(Map<String, String> parameters, Consumer<JWTClaimsSet.Builder> bent) {
        return requestObject(new JOSEObjectType("oauth-authz-req+jwt"), KEY, parameters, bent);
    }

    /** A request object of another type, or of none, or signed with another key. */
    public String requestObject(
            @Nullable JOSEObjectType type,
            ECKey key,
            Map<String, String> parameters,
            Consumer<JWTClaimsSet.Builder> bent) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .audience(Triad.ISSUER)
                .claim("client_id", clientId)
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        parameters.forEach(claims::claim);
        bent.accept(claims);
        return sign(type, key, claims.build());
    }

    /** Its registered key, private half included. */
    public ECKey key() {
        return KEY;
    }

    /** Posts with an assertion of its own, and a proof where it has a DPoP key. */
    @Override
    public Answer post(String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(proof());
        fields.putAll(form);
        return http.post(Triad.ISSUER + path, fields, proof("POST", path));
    }

    /** The fields that prove it, with an assertion of their own. */
    Map<String, String> proof() {
        return Map.of("client_assertion_type", JWT_BEARER, "client_assertion", assertion());
    }

    /** Reads userinfo with a token bound to its DPoP key. */
    public Answer userinfo(String accessToken) {
        String uri = Triad.ISSUER + "/userinfo";
        return http.get(uri, "Authorization", "DPoP " + accessToken, "DPoP", dpop().proof("GET", uri, accessToken));
    }

    public Http http() {
        return http;
    }

    private String[] proof(String method, String path) {
        return dpop.map(key -> new String[] {"DPoP", key.proof(method, Triad.ISSUER + path)})
                .orElseGet(() -> new String[0]);
    }
}
