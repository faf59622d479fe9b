package triad.frontend.errors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ResourceBundle;
import triad.frontend.settings.PageLanguage;
import triad.frontend.settings.Settings;

/**
 * What is told where something failed: without Faces, session and backend, which may be what has failed. So what somebody's provider says
 * about their language is not known here; what they have chosen in the settings is.
 */
@WebServlet("/errors/*")
public class ErrorPages extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String TEMPLATE = "/WEB-INF/error.html";
    private static final Map<String, Way> WAYS = Map.of(
            "away", new Way("tryAgain", ""),
            "expired", new Way("toProfile", "/profile"),
            "failure", new Way("home", "/"),
            "not-found", new Way("home", "/"),
            "refused", new Way("home", "/"));

    private String template = "";

    /** On from an error: the key of its text, and where it leads. */
    private record Way(String text, String href) {}

    @Override
    public void init() throws ServletException {
        try (InputStream in = getServletContext().getResourceAsStream(TEMPLATE)) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new ServletException(cause);
        }
    }

    /** Whatever the method was; the status is said already. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String error = path == null ? "" : path.substring(1);
        Way way = WAYS.get(error);
        if (request.getDispatcherType() != DispatcherType.ERROR || way == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Settings settings = Settings.of(request);
        PageLanguage.tell(response, settings);
        response.setContentType("text/html;charset=UTF-8");
        byte[] page = page(error, way, settings).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** All that is put in is ours and free of markup. */
    private String page(String error, Way way, Settings settings) {
        ResourceBundle texts = ResourceBundle.getBundle("triad.frontend.text", settings.getLocale());
        return template.replace("{lang}", settings.getLanguage())
                .replace("{scheme}", settings.getColorScheme())
                .replace("{product}", texts.getString("product"))
                .replace("{title}", texts.getString("error." + error))
                .replace("{lead}", texts.getString("error." + error + "Lead"))
                .replace("{way}", way.href())
                .replace("{on}", texts.getString(way.text()));
    }
}
