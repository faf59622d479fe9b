package triad.provider.fetch;

import org.jspecify.annotations.Nullable;

/** An outgoing request that got no answer; the message is for logs alone, because it tells what our network looks like. */
public final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1;

    FetchFailed(String reason) {
        super(reason);
    }

    FetchFailed(@Nullable String reason, Throwable cause) {
        super(reason, cause);
    }
}
