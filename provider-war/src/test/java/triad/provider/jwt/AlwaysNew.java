package triad.provider.jwt;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** A memory of JWTs that forgets each at once, so that one can be shown again and again, and what the database allocates stays out. */
public final class AlwaysNew extends UsedJwtIds {
    public AlwaysNew(Jdbi jdbi) {
        super(jdbi);
    }

    @Override
    public boolean use(String kind, String issuer, String jwtId, Instant until) {
        return true;
    }
}
