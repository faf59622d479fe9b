package triad.provider.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import triad.provider.jwt.Signatures;

/** The public keys of clients. */
@ApplicationScoped
public class ClientKeys {

    /** The client's keys as they are known now; none where it has none. */
    public JWKSet find(Client client) {
        return client.jwks().orElseGet(JWKSet::new);
    }

    /** Whether a key of the client made the signature, with one of the algorithms. */
    public boolean verify(Client client, SignedJWT jwt, Set<JWSAlgorithm> accepted) {
        return Signatures.verify(jwt, find(client), accepted);
    }
}
