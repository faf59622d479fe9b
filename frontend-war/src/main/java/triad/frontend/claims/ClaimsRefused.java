package triad.frontend.claims;

/** Claims that are not about the user who is signed in, or that they may not see any more; the reason is for the log alone. */
class ClaimsRefused extends RuntimeException {
    private final boolean ended;

    ClaimsRefused(String reason, boolean ended) {
        super(reason);
        this.ended = ended;
    }

    /** Whether it is only that their access token has ended. */
    boolean ended() {
        return ended;
    }
}
