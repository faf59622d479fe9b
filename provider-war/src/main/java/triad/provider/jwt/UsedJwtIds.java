package triad.provider.jwt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import triad.provider.batch.BatchedUpdate;
import triad.provider.batch.Batches;
import triad.provider.batch.Values;
import triad.provider.http.OpaqueValue;

/** The memory of all nodes for JWTs that count once: client assertions, DPoP proofs, request objects, authorization grants. */
@ApplicationScoped
public class UsedJwtIds {
    private final BatchedUpdate insert;

    @Inject
    UsedJwtIds(Batches batches) {
        this.insert = batches.update("""
                insert into used_jwt_id (id_hash, expires_at) values (:hash, :until) on conflict do nothing
                """);
    }

    /**
     * Whether this call is the first to use the identifier, on any node; it stays used whatever else fails.
     *
     * @param kind what the JWT is for; identifiers of different kinds do not meet
     * @param issuer who made it unique
     * @param until when the JWT is worth nothing any more, hence may be forgotten
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public boolean use(String kind, String issuer, String jwtId, Instant until) {
        String hash = OpaqueValue.sha256(kind + '\n' + issuer + '\n' + jwtId);
        return insert.execute(hash, new Values().bind("hash", hash).bind("until", until));
    }
}
