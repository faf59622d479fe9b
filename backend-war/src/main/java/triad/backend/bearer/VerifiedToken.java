package triad.backend.bearer;

import jakarta.security.enterprise.CallerPrincipal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.provider.TokenHash;
import triad.backend.signal.Access;

/**
 * A token that MicroProfile JWT has verified, as the principal of its requests. It remembers each claim that was asked for: the server's own
 * throws and catches an exception whenever it is asked for one that is not of MicroProfile JWT's list, such as {@code scope}.
 */
class VerifiedToken extends CallerPrincipal implements AccessToken {
    private final JsonWebToken token;
    private final TokenHash hash;
    private final Access access;
    private final Map<String, Optional<Object>> claims = new ConcurrentHashMap<>();

    VerifiedToken(JsonWebToken token, TokenHash hash) {
        super(token.getName());
        this.token = token;
        this.hash = hash;
        this.access = new Access(
                token.getSubject(),
                Claims.text(token, "client_id").orElse(""),
                Stream.of("sid", "family_id")
                        .flatMap(name -> Claims.text(token, name).stream())
                        .collect(Collectors.toSet()),
                Instant.ofEpochSecond(token.getIssuedAtTime()));
    }

    @Override
    public TokenHash hash() {
        return hash;
    }

    /** What it stands for, as events of the provider name it. */
    Access access() {
        return access;
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
