package triad.frontend.trace;

import java.io.Serializable;
import java.util.List;

/**
 * A request of a browser with all that came of it.
 *
 * @param traceId 32 hexadecimal digits
 */
public record KeptTrace(String traceId, List<RecordedSpan> spans) implements Serializable {
    public KeptTrace {
        spans = List.copyOf(spans);
    }
}
