package triad.provider.ciba;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends whoever is not freshly signed in to the sign-in page, and back from there. */
@WebFilter("/approvals")
public class FreshSignInFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private final transient FreshSignIn signIn;

    @Inject
    FreshSignInFilter(FreshSignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (signIn.find(request).isPresent()) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/login?continue=/approvals");
        }
    }
}
