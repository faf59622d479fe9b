package triad.provider.conformance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import triad.provider.outside.Answer;
import triad.provider.outside.Caller;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.RegisteredClient;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** A client as the certification suite registers it for one module, with RSA keys and nothing said about algorithms. */
final class SuiteClient implements Caller {
    static final String CALLBACK = "https://suite.example/test/a/triad/callback";
    private static final Http HTTP = new Http(Tls.anonymous());
    private static final RSAKey KEY = key();
    private final String method;
    private final RegisteredClient registered;
    private final RSAKey key;

    private SuiteClient(Map<String, Object> document, RSAKey key) {
        this.key = key;
        this.method = String.valueOf(document.get("token_endpoint_auth_method"));
        this.registered = RegisteredClient.of(document);
    }

    /** The one of nearly every module: its secret in a header. */
    static SuiteClient basic() {
        return of(document("client_secret_basic"));
    }

    /** One that proves itself otherwise. */
    static SuiteClient by(String method) {
        return of(document(method));
    }

    /** The first one with another member in its document. */
    static SuiteClient with(String member, Object value) {
        return of(RegisteredClient.with(document("client_secret_basic"), member, value));
    }

    /** Any other one. */
    static SuiteClient of(Map<String, Object> document) {
        return new SuiteClient(document, KEY);
    }

    /** One with a key of its own at its {@code jwks_uri}. */
    static SuiteClient of(Map<String, Object> document, RSAKey key) {
        return new SuiteClient(document, key);
    }

    /** What the suite sends for a client that proves itself in that way. */
    static Map<String, Object> document(String method) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("client_name", "Certification suite " + ProviderFlow.random());
        document.put("grant_types", List.of("authorization_code"));
        document.put("jwks", new JWKSet(KEY.toPublicJWK()).toJSONObject());
        document.put("token_endpoint_auth_method", method);
        document.put("response_types", List.of("code"));
        document.put("redirect_uris", List.of(CALLBACK));
        document.put("contacts", List.of("certification@suite.example"));
        return document;
    }

    @Override
    public String clientId() {
        return registered.clientId();
    }

    @Override
    public Answer post(String path, Map<String, String> form) {
        return switch (method) {
            case "client_secret_post" -> registered.post(path, form);
            case "private_key_jwt" -> HTTP.post(Triad.ISSUER + path, withAssertion(form));
            default -> HTTP.post(Triad.ISSUER + path, form, "Authorization", "Basic " + credentials());
        };
    }

    RegisteredClient registered() {
        return registered;
    }

    /** Reads userinfo with the token in a header. */
    static Answer userinfo(String accessToken) {
        return HTTP.get(Triad.USER_API, "Authorization", "Bearer " + accessToken);
    }

    private String credentials() {
        String pair = Http.encoded(clientId()) + ":" + Http.encoded(registered.text("client_secret"));
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> withAssertion(Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.put("client_assertion", assertion());
        return fields;
    }

    private String assertion() {
        Instant now = Clock.systemUTC().instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId())
                .subject(clientId())
                .claim("aud", Triad.ISSUER)
                .jwtID(ProviderFlow.random())
                .notBeforeTime(Date.from(now))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
        return sign(claims);
    }

    /** Any claims, signed with its key and without a type. */
    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
