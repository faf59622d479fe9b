package triad.provider.dpop;

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

/** Gives whoever shows a DPoP proof the nonce for the next one, with every answer (RFC 9449 §8.2). */
@WebFilter("/*")
public class DpopNonceFilter implements Filter {
    private final DpopNonces nonces;

    @Inject
    DpopNonceFilter(DpopNonces nonces) {
        this.nonces = nonces;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (((HttpServletRequest) request).getHeader("DPoP") != null) {
            ((HttpServletResponse) response).setHeader("DPoP-Nonce", nonces.current());
        }
        chain.doFilter(request, response);
    }
}
