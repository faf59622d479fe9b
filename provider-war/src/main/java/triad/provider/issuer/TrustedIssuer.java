package triad.provider.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.minidev.json.JSONObject;
import triad.provider.jwks.KeySource;
import triad.provider.resource.Scopes;

/**
 * An issuer whose assertions are taken, and for what.
 *
 * @param issuer its identifier, the {@code iss} of its assertions
 * @param keys its public keys: by value, or where they are published
 * @param clients who may show its assertions
 * @param scope the most that an assertion gives
 * @param naming what the {@code sub} of its assertions is here
 * @param mostLifetime how far away the end of an assertion may be
 */
public record TrustedIssuer(
        String issuer, KeySource keys, Set<String> clients, Scopes scope, Naming naming, Duration mostLifetime) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** How an issuer names a user. */
    public enum Naming {
        /** By the account's identifier here. */
        SUBJECT,
        /** By what the person types to sign in. */
        USERNAME,
        /** By an e-mail address, which counts only where it was verified here. */
        EMAIL
    }

    /** Refuses an issuer that could not be verified, or whose assertions would count for too long. */
    public TrustedIssuer {
        if (keys.jwks().isPresent() == keys.jwksUri().isPresent()) {
            throw new IllegalStateException("keys are in one place: jwks or jwks_uri");
        }
        keys.jwks().ifPresent(TrustedIssuer::demand);
        keys.jwksUri().ifPresent(TrustedIssuer::demand);
        if (mostLifetime.isNegative() || mostLifetime.isZero() || mostLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("max_lifetime is not above zero and at most " + LONGEST.toSeconds());
        }
    }

    private static void demand(JWKSet jwks) {
        boolean secret =
                jwks.getKeys().stream().anyMatch(key -> key.isPrivate() || KeyType.OCT.equals(key.getKeyType()));
        if (jwks.isEmpty() || secret) {
            throw new IllegalStateException("jwks must have public keys, and no private one");
        }
    }

    private static void demand(URI jwksUri) {
        if (!"https".equals(jwksUri.getScheme()) || jwksUri.getHost() == null || jwksUri.getRawUserInfo() != null) {
            throw new IllegalStateException("jwks_uri is no https URI");
        }
    }

    /** Reads the file of an issuer. */
    static TrustedIssuer parse(String document) {
        try {
            JSONObject json = JSONObjectUtils.parse(document);
            return new TrustedIssuer(
                    JSONObjectUtils.getNonBlankString(json, "issuer"),
                    keys(json),
                    Set.copyOf(JSONObjectUtils.getStringList(json, "clients")),
                    Scopes.parse(JSONObjectUtils.getString(json, "scope")),
                    Naming.valueOf(JSONObjectUtils.getString(json, "subject_is").toUpperCase(Locale.ROOT)),
                    Duration.ofSeconds(JSONObjectUtils.getInt(json, "max_lifetime", 300)));
        } catch (ParseException | java.text.ParseException | IllegalArgumentException malformed) {
            throw new IllegalStateException("no issuer document: " + malformed.getMessage(), malformed);
        }
    }

    private static KeySource keys(JSONObject json) throws ParseException, java.text.ParseException {
        Optional<JWKSet> jwks = json.containsKey("jwks")
                ? Optional.of(JWKSet.parse(JSONObjectUtils.getJSONObject(json, "jwks")))
                : Optional.empty();
        return new KeySource(jwks, Optional.ofNullable(JSONObjectUtils.getURI(json, "jwks_uri", null)));
    }
}
