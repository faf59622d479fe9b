package triad.frontend.provider;

/** The provider did not answer, or answered what only a broken server answers; asking again later may help. */
public class ProviderAway extends RuntimeException {
    public ProviderAway(String what, Throwable cause) {
        super(what, cause);
    }

    public ProviderAway(String what) {
        super(what);
    }
}
