package triad.frontend.errors;

import jakarta.el.ELException;
import jakarta.faces.FacesException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import triad.frontend.memory.MemoryAway;

/** Says that the server cannot serve just now where its memory is away (RFC 9110 §15.6.4), however deep in a page that was noticed. */
public class Outages extends HttpFilter {
    private static final System.Logger LOG = System.getLogger(Outages.class.getName());
    /** Nobody nests more, and causes may go in circles. */
    private static final int DEEPEST = 20;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (MemoryAway | ServletException | FacesException | ELException failed) {
            if (!isAway(failed) || response.isCommitted()) {
                throw failed;
            }
            LOG.log(System.Logger.Level.WARNING, "Memory away", failed);
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static boolean isAway(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(MemoryAway.class::isInstance);
    }
}
