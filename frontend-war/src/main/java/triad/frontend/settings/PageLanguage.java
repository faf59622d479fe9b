package triad.frontend.settings;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says which language a page is in (RFC 9110 §8.5), and by what it was chosen (§12.5.5). */
@WebFilter(
        servletNames = "faces",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class PageLanguage extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private final transient Settings settings;

    @Inject
    PageLanguage(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean asset = request.getPathInfo() != null;
        if (!asset) {
            tell(response, settings);
        }
        chain.doFilter(request, response);
    }

    /** Of an answer that is a page. */
    public static void tell(HttpServletResponse response, Settings settings) {
        response.setHeader("Content-Language", settings.getLanguage());
        response.setHeader("Vary", "Accept-Language, Cookie");
    }
}
