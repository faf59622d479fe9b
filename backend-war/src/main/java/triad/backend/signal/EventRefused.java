package triad.backend.signal;

/** An event that is not taken, with the code that says why (RFC 8935 §2.4). */
class EventRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The registered codes that this server sends. */
    enum Code {
        INVALID_REQUEST("invalid_request"),
        INVALID_KEY("invalid_key"),
        INVALID_ISSUER("invalid_issuer"),
        INVALID_AUDIENCE("invalid_audience");

        private final String wireName;

        Code(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    EventRefused(Code code, String description) {
        super(description);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
