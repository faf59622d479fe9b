package triad.backend.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A resource method for which the person must have signed in lately (RFC 9470). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RecentSignIn {
    /** How long ago at most, by {@code auth_time}. */
    int minutes();
}
