package triad.frontend.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import triad.frontend.openapi.Descriptions.Away;
import triad.frontend.openapi.Descriptions.Found;
import triad.frontend.openapi.Descriptions.Unchanged;

/** The backend's own page about its API, for people who are signed in: browsers do not reach the backend. These files and no others. */
@WebServlet("/api-docs/*")
public class ApiDocs extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> FILES =
            Map.of("/", "openapi", "/openapi.json", "openapi.json", "/openapi.css", "openapi.css");
    private static final String NO_SCRIPT =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final transient Descriptions descriptions;

    @Inject
    ApiDocs(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String file = request.getPathInfo() == null ? null : FILES.get(request.getPathInfo());
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Descriptions.Answer answer = descriptions.read(file, request.getHeader("If-None-Match"));
        if (answer instanceof Away) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setHeader("Content-Security-Policy", NO_SCRIPT);
        response.setHeader("Cache-Control", "private, no-cache");
        if (answer instanceof Unchanged unchanged) {
            response.setHeader("ETag", unchanged.etag());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (answer instanceof Found found) {
            response.setHeader("ETag", found.etag());
            response.setContentType(found.type());
            byte[] body = found.text().getBytes(StandardCharsets.UTF_8);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
