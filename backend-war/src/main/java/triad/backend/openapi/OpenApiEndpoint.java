package triad.backend.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import triad.backend.config.BackendConfig;
import triad.backend.json.Document;
import triad.backend.problem.Description;

/** The description of the API as a document, as a page and with the page's style sheet. It says nothing of anybody, and needs no token. */
@WebServlet({Description.DOCUMENT, Description.PAGE, OpenApiEndpoint.STYLE})
public class OpenApiEndpoint extends HttpServlet {
    static final String STYLE = "/openapi.css";

    private static final long serialVersionUID = 1L;
    private static final String NO_SCRIPT =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final transient Map<String, Answer> answers;

    /**
     * What is sent, made once.
     *
     * @param tag the entity tag of the text in UTF-8, strong (RFC 9110 §8.8.3)
     */
    private record Answer(String type, String text, String tag) {
        static Answer of(String type, String text) {
            return new Answer(type, text, '"' + Document.nameOf(text.getBytes(StandardCharsets.UTF_8)) + '"');
        }
    }

    @Inject
    OpenApiEndpoint(BackendConfig config) {
        ApiDescription description = ApiDescription.read(Map.of(
                "backend.url", config.url().toString(),
                "provider.issuer", config.provider().issuer().toString()));
        this.answers = Map.of(
                Description.DOCUMENT,
                Answer.of("application/json", description.json()),
                Description.PAGE,
                Answer.of("text/html;charset=UTF-8", DescriptionPage.of(description)),
                STYLE,
                Answer.of("text/css;charset=UTF-8", ApiDescription.text("openapi.css")));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer = answers.get(request.getServletPath());
        if (answer == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("ETag", answer.tag());
        response.setHeader("Cache-Control", "public, no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isKnown(answer, request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setHeader("Content-Security-Policy", NO_SCRIPT);
        response.setContentType(answer.type());
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** RFC 9110 §13.1.2: any of a list will do, and a weak one too. */
    private static boolean isKnown(Answer answer, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(answer.tag()));
    }
}
