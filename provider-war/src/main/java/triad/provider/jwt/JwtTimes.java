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
        return expires.isBefore(now.plus(mostLifetime).plus(SKEW)) && current(claims, now) && expires.isAfter(now);
    }

    /** Whether the JWT is not expired, where it says when it will be, and neither its {@code nbf} nor its {@code iat} is in the future. */
    public static boolean current(JWTClaimsSet claims, Instant now) {
        return instant(claims.getExpirationTime()).filter(t -> !t.isAfter(now)).isEmpty()
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
