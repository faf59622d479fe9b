package triad.provider.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import net.minidev.json.JSONObject;
import triad.provider.client.Scopes;

/**
 * An issuer whose assertions are taken, and for what.
 *
 * @param issuer its identifier, the {@code iss} of its assertions
 * @param keys its public keys
 * @param clients who may show its assertions
 * @param scope the most that an assertion gives
 * @param naming what the {@code sub} of its assertions is here
 * @param mostLifetime how far away the end of an assertion may be
 */
public record TrustedIssuer(
        String issuer, JWKSet keys, Set<String> clients, Scopes scope, Naming naming, Duration mostLifetime) {
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
        if (keys.getKeys().isEmpty() || keys.getKeys().stream().anyMatch(JWK::isPrivate)) {
            throw new IllegalStateException("jwks must have public keys, and no private one");
        }
        if (mostLifetime.isNegative() || mostLifetime.isZero() || mostLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalStateException("max_lifetime is not above zero and at most " + LONGEST.toSeconds());
        }
    }

    /** Reads the file of an issuer. */
    static TrustedIssuer parse(String document) {
        try {
            JSONObject json = JSONObjectUtils.parse(document);
            return new TrustedIssuer(
                    JSONObjectUtils.getNonBlankString(json, "issuer"),
                    JWKSet.parse(JSONObjectUtils.getJSONObject(json, "jwks")),
                    Set.copyOf(JSONObjectUtils.getStringList(json, "clients")),
                    Scopes.parse(JSONObjectUtils.getString(json, "scope")),
                    Naming.valueOf(JSONObjectUtils.getString(json, "subject_is").toUpperCase(Locale.ROOT)),
                    Duration.ofSeconds(JSONObjectUtils.getInt(json, "max_lifetime", 300)));
        } catch (ParseException | java.text.ParseException | IllegalArgumentException malformed) {
            throw new IllegalStateException("no issuer document: " + malformed.getMessage(), malformed);
        }
    }
}
