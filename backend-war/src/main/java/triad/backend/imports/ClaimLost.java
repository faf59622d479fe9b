package triad.backend.imports;

/** The end of work on an import that was cancelled, or that another node took over; nothing of the current step stays. */
class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
