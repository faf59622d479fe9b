package triad.backend.provider;

import org.jspecify.annotations.Nullable;

/** The provider did not answer, or not in a way that a provider answers; asking again later may help. */
public class ProviderAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderAway(String message) {
        this(message, null);
    }

    ProviderAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
