package triad.backend.identity;

import java.time.Instant;

/** The ways in which asking for a user's identity ends. */
public sealed interface IdentityOutcome {

    /**
     * The provider told.
     *
     * @param at when it was asked, in whole milliseconds
     */
    record Found(Identity identity, Instant at) implements IdentityOutcome {}

    /**
     * The user has not allowed this server to read it.
     *
     * @param scope what the user would have to allow
     */
    record ConsentMissing(String scope) implements IdentityOutcome {}

    /** The provider no longer stands by the user's token. */
    record TokenEnded() implements IdentityOutcome {}

    /** The provider could not be asked, and has never said no to this token. */
    record Away(RuntimeException cause) implements IdentityOutcome {}
}
