package triad.backend.bearer;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import triad.backend.provider.TokenHash;

/**
 * The token of the request that this thread serves, wherever one is injected: set or taken away at the beginning of each, so that it never
 * outlives one. The server's own way there looks beans up by JNDI for every request.
 */
@Alternative
@Priority(1)
@Singleton
class CallersToken implements AccessToken {
    private final ThreadLocal<@Nullable VerifiedToken> current = new ThreadLocal<>();

    void begin(VerifiedToken token) {
        current.set(token);
    }

    void end() {
        current.remove();
    }

    /** Outside of requests below {@code /api}, and where the guard has let nobody in, there is none. */
    private VerifiedToken required() {
        VerifiedToken token = current.get();
        if (token == null) {
            throw new IllegalStateException("Nobody has been let in");
        }
        return token;
    }

    @Override
    public TokenHash hash() {
        return required().hash();
    }

    @Override
    public String getName() {
        return required().getName();
    }

    @Override
    public Set<String> getClaimNames() {
        return required().getClaimNames();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as MicroProfile JWT declares it
    public <T> T getClaim(String name) {
        return required().getClaim(name);
    }
}
