package triad.frontend.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import triad.frontend.config.FrontendConfig;

/** Lets only our own pages change anything: by Fetch Metadata, and by {@code Origin} (RFC 6454 §7) where a browser sends none. */
public class SameOriginGuard extends HttpFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** Called by the provider, which is no browser and has no cookie: a signature says that it may. */
    private static final String FOR_SERVERS = "/backchannel-logout";

    private final transient String origin;

    @Inject
    SameOriginGuard(FrontendConfig config) {
        this.origin = config.url().getScheme() + "://" + config.url().getAuthority();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SAFE.contains(request.getMethod()) || request.getServletPath().equals(FOR_SERVERS) || isOurs(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** A request that says nothing about where it comes from is refused. */
    boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null ? site.equals("same-origin") : origin.equals(request.getHeader("Origin"));
    }
}
