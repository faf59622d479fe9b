package triad.backend.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A resource method for those in whose {@code groups} (MicroProfile JWT Auth 2.1 §5.1.1) the role {@code administrator} is. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AdministratorsOnly {}
