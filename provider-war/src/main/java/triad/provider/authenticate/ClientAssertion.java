package triad.provider.authenticate;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.provider.jwt.Signatures;

/**
 * What a client shows for itself (RFC 7523 §2.2), parsed once; it proves nothing yet.
 *
 * @param claims what it says
 * @param audience its {@code aud} as it stands there, because a list of one is another thing than a text
 */
record ClientAssertion(
        SignedJWT jwt, JWTClaimsSet claims, @Nullable Object audience) {
    /** The one {@code client_assertion_type} (RFC 7523 §2.2). */
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** The assertion; empty for anything that is no signed JWT. */
    static Optional<ClientAssertion> parse(String compact) {
        return Signatures.parse(compact).flatMap(ClientAssertion::read);
    }

    private static Optional<ClientAssertion> read(SignedJWT jwt) {
        try {
            Map<String, Object> payload = jwt.getPayload().toJSONObject();
            return Optional.of(new ClientAssertion(jwt, jwt.getJWTClaimsSet(), payload.get("aud")));
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }
}
