package triad.provider.jwt;

import java.time.Instant;
import triad.provider.batch.Batches;

/** A memory of JWTs that forgets each at once, so that one can be shown again and again, and what the database allocates stays out. */
public final class AlwaysNew extends UsedJwtIds {
    public AlwaysNew(Batches batches) {
        super(batches);
    }

    @Override
    public boolean use(String kind, String issuer, String jwtId, Instant until) {
        return true;
    }
}
