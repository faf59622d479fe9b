package triad.provider.consent;

import java.util.Objects;
import triad.provider.resource.Scopes;

/**
 * One thing a user is asked to allow: a client using some scopes at a resource.
 *
 * @param clientId who wants to
 * @param resource where
 * @param scope what, space-separated
 * @param details what in detail, a JSON array (RFC 9396); empty where nothing is asked in detail
 * @param delegate whether the client acts behind another one, on the user's behalf (RFC 8693)
 */
public record Ask(String clientId, String resource, String scope, String details, boolean delegate) {

    /** A question that an older node stored has no details. */
    public Ask {
        details = Objects.requireNonNullElse(details, "");
    }

    /** Whether nothing is asked. */
    public boolean isEmpty() {
        return scope.isEmpty() && details.isEmpty();
    }

    /** The scope values. */
    public Scopes scopes() {
        return Scopes.parse(scope);
    }
}
