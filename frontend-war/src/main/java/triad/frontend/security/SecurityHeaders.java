package triad.frontend.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import triad.frontend.config.FrontendConfig;

/**
 * What every answer tells the browser to refuse. PrimeFaces adds a second policy to each page, {@code script-src} with a nonce of that
 * response; a browser obeys both (Content Security Policy Level 3 §7.1).
 */
public class SecurityHeaders extends HttpFilter {
    private static final Map<String, String> ALWAYS = Map.of(
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    private final transient String policy;

    @Inject
    SecurityHeaders(FrontendConfig config) {
        // A form may end at the provider: signing out and an expired session both lead there, and form-action counts
        // redirects
        this.policy = "object-src 'none'; frame-src 'none'; worker-src 'none'; media-src 'none'; base-uri 'none'; "
                + "frame-ancestors 'none'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; "
                + "connect-src 'self'; form-action 'self' " + config.issuer();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ALWAYS.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy);
        if (request.getRequestURI().startsWith("/assets/")) {
            response.setHeader("Vary", "Accept-Encoding");
        } else {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
