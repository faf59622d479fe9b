package triad.backend.problem;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why this server refuses, with the status and, where the token is to blame, the registered error code (RFC 6750 §3.1). */
public enum Reason {
    NO_TOKEN(401, "A token is needed", null),
    INVALID_REQUEST(400, "The request presents its token wrongly", "invalid_request"),
    INVALID_TOKEN(401, "The token does not hold", "invalid_token"),
    SIGN_IN_TOO_OLD(401, "The sign-in is too long ago", "insufficient_user_authentication"),
    INSUFFICIENT_SCOPE(403, "The token permits less than this", "insufficient_scope"),
    CONSENT_MISSING(403, "The user has not allowed this server to read their identity data", "insufficient_scope"),
    MALFORMED_BODY(400, "The body is not what was announced", null),
    BODY_TOO_LARGE(413, "The body is too large", null),
    UNSUPPORTED_IMAGE(415, "This kind of image is not taken", null),
    UNREADABLE_IMAGE(422, "The image cannot be used", null),
    INVALID_FIELDS(422, "Some fields cannot be stored", null),
    BAD_PARAMETER(400, "A parameter of the URL cannot be read", null),
    ADMINISTRATORS_ONLY(403, "Only administrators may do this", null),
    IDEMPOTENCY_KEY_NEEDED(400, "A well-formed Idempotency-Key is missing", null),
    IDEMPOTENCY_KEY_BUSY(409, "A request with this Idempotency-Key is being processed", null),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key is already used", null),
    CONFLICT(409, "This does not go with what is there", null),
    STALE(412, "It was changed in the meantime", null),
    PRECONDITION_REQUIRED(428, "A change needs If-Match", null),
    TOO_MANY_REQUESTS(429, "Too many requests", null),
    BUSY(503, "Too much is to be done at once", null),
    PROVIDER_AWAY(503, "The provider does not answer", null),
    DATABASE_AWAY(503, "The database does not answer", null),
    BROKEN(500, "This server made a mistake", null);

    private final int status;
    private final String title;
    private final @Nullable String bearerError;

    Reason(int status, String title, @Nullable String bearerError) {
        this.status = status;
        this.title = title;
        this.bearerError = bearerError;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** A name for programs (RFC 9457 §3.1.1). */
    public String type() {
        return "urn:triad:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<String> bearerError() {
        return Optional.ofNullable(bearerError);
    }

    /** Whether the answer carries a challenge: always with 401, otherwise where RFC 6750 names a code. */
    boolean challenges() {
        return status == 401 || bearerError != null;
    }

    /** Whether the same request may succeed a little later. */
    boolean passes() {
        return status == 503;
    }
}
