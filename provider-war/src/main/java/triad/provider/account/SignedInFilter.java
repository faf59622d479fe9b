package triad.provider.account;

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
import java.util.Set;
import triad.provider.page.LocalPath;

/** Sends people to the sign-in page and back, before they see a page of an account; no page is kept by anybody on the way. */
@WebFilter("/account/*")
public class SignedInFilter implements Filter {
    private static final LocalPath ACCOUNT = new LocalPath("/account");
    /** Where there is nothing to see for whoever finds an open browser. */
    private static final Set<String> DEAR = Set.of("/account/password", "/account/details");

    private final Visitor visitor;

    @Inject
    SignedInFilter(Visitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = (HttpServletResponse) response;
        String path = ((HttpServletRequest) request).getServletPath();
        answer.setHeader("Cache-Control", "no-store");
        if (visitor.isSignedIn() && (visitor.isRecent() || !DEAR.contains(path))) {
            chain.doFilter(request, response);
        } else {
            answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
            answer.setHeader("Location", visitor.signIn(LocalPath.find(path).orElse(ACCOUNT)));
        }
    }
}
