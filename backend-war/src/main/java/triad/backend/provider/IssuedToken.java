package triad.backend.provider;

import java.time.Instant;

/** An access token that this server got: on a user's behalf (RFC 8693 §2.2.1), or as itself (RFC 6749 §4.4.3). */
record IssuedToken(String value, Instant expiresAt) {
    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "IssuedToken until " + expiresAt;
    }
}
