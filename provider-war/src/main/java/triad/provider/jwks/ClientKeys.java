package triad.provider.jwks;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import triad.provider.client.Client;
import triad.provider.jwt.Signatures;

/** The public keys of clients and of other parties: by value in their registration, or by reference at their own URL (RFC 7591 §2). */
@ApplicationScoped
public class ClientKeys {
    private final FetchedKeys fetched;

    @Inject
    ClientKeys(FetchedKeys fetched) {
        this.fetched = fetched;
    }

    /** The client's keys as they are known now; none where it has none. */
    public JWKSet find(Client client) {
        return known(KeySource.of(client));
    }

    /** Whether a key of the client made the signature, with one of the algorithms. */
    public boolean verify(Client client, SignedJWT jwt, Set<JWSAlgorithm> accepted) {
        return verify(KeySource.of(client), jwt, accepted);
    }

    /**
     * Whether a key from there made the signature, with one of the algorithms.
     *
     * <p>A key that is not known yet may be at the URL by now; a known key that does not fit asks for no new ones.
     */
    public boolean verify(KeySource source, SignedJWT jwt, Set<JWSAlgorithm> accepted) {
        String kid = jwt.getHeader().getKeyID();
        JWKSet known = known(source);
        if (Signatures.verify(jwt, known, accepted)) {
            return true;
        }
        boolean isKnown = kid != null && known.getKeyByKeyId(kid) != null;
        return !isKnown
                && accepted.contains(jwt.getHeader().getAlgorithm())
                && newer(source, known)
                        .filter(keys -> Signatures.verify(jwt, keys, accepted))
                        .isPresent();
    }

    /** Whether a key of the client is of that kind, known or new at its URL. */
    public boolean anyMatch(Client client, Predicate<JWK> kind) {
        JWKSet known = find(client);
        return known.getKeys().stream().anyMatch(kind)
                || newer(KeySource.of(client), known)
                        .filter(keys -> keys.getKeys().stream().anyMatch(kind))
                        .isPresent();
    }

    private JWKSet known(KeySource source) {
        return source.jwks().or(() -> source.jwksUri().map(fetched::known)).orElseGet(JWKSet::new);
    }

    /** Keys that were not known a moment ago; empty where they are there by value. */
    private Optional<JWKSet> newer(KeySource source, JWKSet known) {
        Optional<URI> url = source.jwks().isPresent() ? Optional.empty() : source.jwksUri();
        return url.flatMap(at -> fetched.newer(at, known));
    }
}
