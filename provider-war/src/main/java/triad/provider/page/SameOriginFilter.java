package triad.provider.page;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.provider.config.ProviderConfig;

/**
 * Refuses forms that another site's page sends to our pages.
 *
 * <p>Browsers tell where a post comes from in {@code Sec-Fetch-Site} or {@code Origin}; who sends neither is no browser and has no
 * cookies to abuse. A link brings the cookies along from anywhere, and Faces would take a form out of its query: such a link is refused.
 */
@WebFilter({
    "/login",
    "/consent",
    "/sign-out",
    "/account/*",
    "/admin/keys",
    "/admin/deliveries",
    "/admin/people",
    "/device",
    "/approvals"
})
public class SameOriginFilter implements Filter {
    private final String origin;

    @Inject
    SameOriginFilter(ProviderConfig config) {
        this.origin = config.issuer().getScheme() + "://" + config.issuer().getAuthority();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        boolean reads = "GET".equals(http.getMethod()) || "HEAD".equals(http.getMethod());
        if (reads ? !bringsAForm(http) : fromOurPages(http)) {
            chain.doFilter(request, response);
        } else {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean bringsAForm(HttpServletRequest request) {
        return request.getParameterMap().keySet().stream().anyMatch(name -> name.contains("jakarta.faces."));
    }

    private boolean fromOurPages(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String from = request.getHeader("Origin");
        return (site == null || "same-origin".equals(site)) && (from == null || origin.equals(from));
    }
}
