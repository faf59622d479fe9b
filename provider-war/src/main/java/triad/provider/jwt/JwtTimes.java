package triad.provider.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times of a JWT that somebody else made: clocks differ, but only so much (FAPI 2.0 §5.3.2.1: 10 s must pass, 60 s must not). */
public final class JwtTimes {
    /** How far in the future {@code iat} and {@code nbf} may be. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private JwtTimes() {}

    /** Whether the JWT has an {@code exp} to come, at most that far away, and neither {@code nbf} nor {@code iat} in the future. */
    public static boolean hold(JWTClaimsSet claims, Instant now, Duration mostLifetime) {
        Instant expires = instant(claims.getExpirationTime()).orElse(Instant.MIN);
        return expires.isAfter(now)
                && expires.isBefore(now.plus(mostLifetime).plus(SKEW))
                && notInFuture(claims.getNotBeforeTime(), now)
                && notInFuture(claims.getIssueTime(), now);
    }

    private static boolean notInFuture(@Nullable Date time, Instant now) {
        return instant(time).filter(t -> t.isAfter(now.plus(SKEW))).isEmpty();
    }

    private static Optional<Instant> instant(@Nullable Date time) {
        return Optional.ofNullable(time).map(Date::toInstant);
    }
}
