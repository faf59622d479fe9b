package triad.frontend.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** The last requests of a session, for whoever made them; they end with it. Who has no session has none. */
@ApplicationScoped
public class KeptTraces {
    static final int MOST = 20;

    private static final String TRACES = KeptTraces.class.getName();
    private static final int PATIENCE_MILLIS = 2_000;

    private final ConcurrentMap<String, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    /** From now on, whoever asks for it waits a moment. */
    void begin(String traceId) {
        underWay.put(traceId, new CompletableFuture<>());
    }

    void keep(HttpServletRequest request, KeptTrace trace) {
        try {
            HttpSession session = request.getSession(false);
            if (session != null) {
                add(session, trace);
            }
        } catch (IllegalStateException ended) {
            // It was the request that ended the session
        } finally {
            Optional.ofNullable(underWay.remove(trace.traceId())).ifPresent(end -> end.complete(true));
        }
    }

    private synchronized void add(HttpSession session, KeptTrace trace) {
        List<KeptTrace> kept = new ArrayList<>(of(session));
        kept.add(0, trace);
        session.setAttribute(TRACES, new ArrayList<>(kept.subList(0, Math.min(MOST, kept.size()))));
    }

    /** The latest first. */
    public List<KeptTrace> list(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? List.of() : of(session);
    }

    /** A page can be faster at asking than its own request at ending. */
    public Optional<KeptTrace> find(HttpServletRequest request, String traceId) {
        Optional.ofNullable(underWay.get(traceId))
                .ifPresent(end -> end.completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .join());
        return list(request).stream()
                .filter(trace -> trace.traceId().equals(traceId))
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<KeptTrace> of(HttpSession session) {
        var kept = (List<KeptTrace>) session.getAttribute(TRACES);
        return kept == null ? List.of() : kept;
    }
}
