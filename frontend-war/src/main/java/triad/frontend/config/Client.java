package triad.frontend.config;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.oauth2.sdk.Scope;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The OAuth client that we are at the provider (RFC 7591 §2).
 *
 * @param secret for the two methods that need one
 * @param key for {@code private_key_jwt}: a private key with its {@code kid}
 * @param scope what we ask for
 */
public record Client(String id, Method method, Optional<String> secret, Optional<JWK> key, Scope scope) {
    private static final String SECRET = "frontend.client.secret";
    private static final String KEY = "frontend.client.key";

    public Client {
        if (id.isBlank()) {
            throw new BadSetting("frontend.client.id", "must not be blank");
        }
        if (!scope.contains("openid")) {
            throw new BadSetting("frontend.client.scope", "must contain openid: " + scope);
        }
        boolean takesSecret = method == Method.CLIENT_SECRET_BASIC || method == Method.CLIENT_SECRET_POST;
        requireIf(takesSecret, SECRET, secret.isPresent(), method);
        requireIf(method == Method.PRIVATE_KEY_JWT, KEY, key.isPresent(), method);
    }

    /** How a client proves who it is (OpenID Connect Core 1.0 §9, RFC 8705 §2.1). */
    public enum Method {
        TLS_CLIENT_AUTH,
        PRIVATE_KEY_JWT,
        CLIENT_SECRET_BASIC,
        CLIENT_SECRET_POST;

        static Method of(String name) {
            return Stream.of(values())
                    .filter(method -> method.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadSetting("frontend.client.authentication", "is unknown: " + name));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The messages must not repeat it. */
    static JWK key(String json) {
        try {
            JWK key = JWK.parse(json);
            if (!key.isPrivate() || key.getKeyID() == null || !signs(key)) {
                throw new BadSetting(
                        KEY, "must be a private RSA or EC key with a kid, and an alg that fits if there is one");
            }
            return key;
        } catch (ParseException malformed) {
            throw new BadSetting(KEY, "must be a JWK");
        }
    }

    private static boolean signs(JWK key) {
        boolean rsa = key.getKeyType().equals(KeyType.RSA);
        Set<JWSAlgorithm> fitting = rsa ? JWSAlgorithm.Family.RSA : JWSAlgorithm.Family.EC;
        return (rsa || key.getKeyType().equals(KeyType.EC))
                && (key.getAlgorithm() == null
                        || fitting.contains(
                                JWSAlgorithm.parse(key.getAlgorithm().getName())));
    }

    private static void requireIf(boolean needed, String setting, boolean present, Method method) {
        if (needed != present) {
            throw new BadSetting(setting, (needed ? "must be set for " : "is of no use for ") + method);
        }
    }

    @Override
    public String toString() {
        return "Client[" + id + ", " + method + ", " + scope + "]";
    }
}
