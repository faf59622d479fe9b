package triad.frontend.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Lets in as much as a form may hold, said beforehand (RFC 9110 §15.5.12, §15.5.14); those who take files limit them themselves. */
public class BodyLimit extends HttpFilter {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final Set<String> FILES = Set.of("/profile/photo", "/imports/file");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean file = FILES.contains(request.getServletPath());
        if (!file && request.getHeader("Transfer-Encoding") != null) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (!file && request.getContentLengthLong() > MOST_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}
