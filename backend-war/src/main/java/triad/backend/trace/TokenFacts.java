package triad.backend.trace;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opentelemetry.api.trace.Span;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a token says about itself, to be looked at: nobody has verified it here, and nothing of it could be used as one. */
final class TokenFacts {
    private static final int MOST_CHARACTERS = 8 * 1024;
    private static final int MOST_ACTORS = 5;

    private TokenFacts() {}

    /**
     * Puts them on a span.
     *
     * @param use what the token does in this call, in one word
     */
    static void tell(Span span, String use, String token) {
        span.setAttribute("triad.token.use", use);
        try {
            if (token.length() > MOST_CHARACTERS) {
                throw new ParseException("Too long", 0);
            }
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            put(span, "type", Optional.ofNullable(jwt.getHeader().getType()).map(Object::toString));
            put(span, "issuer", Optional.ofNullable(claims.getIssuer()));
            put(span, "audience", Optional.of(String.join(" ", claims.getAudience())));
            put(span, "subject", Optional.ofNullable(claims.getSubject()));
            put(span, "actor", Optional.of(actors(claims.getClaim("act"))));
            put(span, "client", text(claims.getClaim("client_id")));
            put(span, "scopes", text(claims.getClaim("scope")));
            put(span, "expires", Optional.ofNullable(claims.getExpirationTime()).map(time -> time.toInstant()
                    .toString()));
            put(span, "binding", member(claims.getClaim("cnf"), "x5t#S256"));
        } catch (ParseException opaque) {
            span.setAttribute("triad.token.type", "opaque");
        }
    }

    /** From the one who acts now to those before (RFC 8693 §4.1). */
    private static String actors(@Nullable Object act) {
        List<String> names = new ArrayList<>();
        Object current = act;
        while (current instanceof Map<?, ?> actor && names.size() < MOST_ACTORS) {
            member(actor, "sub").ifPresent(names::add);
            current = actor.get("act");
        }
        return String.join(", ", names);
    }

    private static Optional<String> member(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? text(map.get(name)) : Optional.empty();
    }

    private static Optional<String> text(@Nullable Object claim) {
        return Optional.ofNullable(claim).filter(String.class::isInstance).map(String.class::cast);
    }

    private static void put(Span span, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> span.setAttribute("triad.token." + name, text));
    }
}
