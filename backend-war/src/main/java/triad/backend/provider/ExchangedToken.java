package triad.backend.provider;

import java.time.Instant;

/** An access token that this server got for itself, on a user's behalf (RFC 8693 §2.2.1). */
record ExchangedToken(String value, Instant expiresAt) {
    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "ExchangedToken until " + expiresAt;
    }
}
