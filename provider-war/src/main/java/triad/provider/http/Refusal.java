package triad.provider.http;

/** A specification says no: a registered code, and a sentence that may be sent to the caller. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ErrorCode code;

    /**
     * A refusal.
     *
     * @param code what is sent as {@code error}
     * @param description what is sent as {@code error_description}: ASCII without {@code "} and {@code \} (RFC 6749 §5.2), and
     *     nothing an attacker could learn from
     */
    public Refusal(ErrorCode code, String description) {
        super(description, null, false, false);
        this.code = code;
    }

    /** The registered code. */
    public ErrorCode code() {
        return code;
    }

    /** The sentence that may be sent. */
    public String description() {
        return getMessage() == null ? "" : getMessage();
    }
}
