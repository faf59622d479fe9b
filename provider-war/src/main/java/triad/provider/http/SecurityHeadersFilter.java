package triad.provider.http;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** The headers that every answer of the provider carries; {@code web.xml} has it come first. */
public class SecurityHeadersFilter implements Filter {

    private final Clock clock;

    @Inject
    SecurityHeadersFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setDateHeader("Date", clock.millis());
        answer.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        answer.setHeader("X-Content-Type-Options", "nosniff");
        ContentPolicy.set(answer);
        answer.setHeader("X-Frame-Options", "DENY");
        answer.setHeader("Referrer-Policy", "same-origin");
        answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        answer.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        chain.doFilter(request, response);
    }
}
