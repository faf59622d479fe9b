package triad.provider.outbox;

/** What an answer means for a message. */
public enum Verdict {
    /** The receiver has it. */
    DELIVERED,
    /** It may succeed another time. */
    RETRY,
    /** The receiver does not want it, now or later. */
    REFUSED
}
