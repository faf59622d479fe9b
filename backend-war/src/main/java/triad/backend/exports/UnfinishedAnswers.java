package triad.backend.exports;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Breaks the connection of an answer that failed on its way: the server would end it like a whole one (RFC 9112 §7.1), and its caller would
 * take half a directory for all of it (§8). Servlets know no way to do so, so this takes that of Payara.
 */
@WebFilter("/api/export")
public class UnfinishedAnswers extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(UnfinishedAnswers.class.getName());
    private static final String UNFINISHED = UnfinishedAnswers.class.getName();
    private static final List<String> WAY_TO_THE_CONNECTION = List.of(
            "getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection", "terminateSilently");

    static void begin(HttpServletRequest request) {
        request.setAttribute(UNFINISHED, true);
    }

    static void finish(HttpServletRequest request) {
        request.removeAttribute(UNFINISHED);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (response.isCommitted() && request.getAttribute(UNFINISHED) != null) {
                cutOff(request);
            }
        }
    }

    private static void cutOff(HttpServletRequest request) {
        try {
            Object next = request;
            for (String method : WAY_TO_THE_CONNECTION) {
                next = next.getClass().getMethod(method).invoke(next);
            }
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.SEVERE, "This server does not let a failed answer be cut off: it looks like a whole one", e);
        }
    }
}
