package triad.provider.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.provider.http.Refusal;

/**
 * Lets forms through to the pages that have come in time. It follows all filters of paths (Servlet 6.0 §6.2.4), so that what they refuse is
 * not read.
 */
@WebFilter(servletNames = "Faces")
public class PageFormFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        PageForm form;
        try {
            form = PageForm.read(request);
        } catch (Refusal refusal) {
            ErrorPage.show(request, response, refusal);
            return;
        }
        chain.doFilter(form, response);
    }
}
