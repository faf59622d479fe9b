package triad.backend.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A token that MicroProfile JWT has verified, as the principal of its requests. It remembers each claim that was asked for: the server's own
 * throws and catches an exception whenever it is asked for one that is not of MicroProfile JWT's list, such as {@code scope}.
 */
class VerifiedToken extends CallerPrincipal implements JsonWebToken {
    private final JsonWebToken token;
    private final Map<String, Optional<Object>> claims = new ConcurrentHashMap<>();

    VerifiedToken(JsonWebToken token) {
        super(token.getName());
        this.token = token;
    }

    @Override
    public Set<String> getClaimNames() {
        return token.getClaimNames();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // as MicroProfile JWT declares it
    public <T> T getClaim(String name) {
        return (T) claims.computeIfAbsent(name, asked -> Optional.ofNullable(token.getClaim(asked)))
                .orElse(null);
    }
}
