package triad.frontend.memory;

/** The memory that nodes share did not answer; asking again later may help. */
public class MemoryAway extends RuntimeException {
    public MemoryAway(Throwable cause) {
        super("The data grid does not answer", cause);
    }
}
