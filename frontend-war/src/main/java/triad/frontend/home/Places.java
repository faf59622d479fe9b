package triad.frontend.home;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.frontend.config.FrontendConfig;

/** Which pages there are: those of the API, and the help with them, or, where we sign people in for no API, the one of the provider's claims. */
@WebFilter({
    Places.CLAIMS,
    "/api-docs/*",
    "/departments",
    "/export/*",
    "/help",
    "/import",
    "/imports/*",
    "/people/*",
    "/person",
    "/profile/*"
})
public class Places extends HttpFilter {
    static final String CLAIMS = "/claims";
    static final String PROFILE = "/profile";

    private final transient boolean api;

    @Inject
    Places(FrontendConfig config) {
        this.api = config.backendUrl().isPresent();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (api == request.getServletPath().equals(CLAIMS)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
