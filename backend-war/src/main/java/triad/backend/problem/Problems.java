package triad.backend.problem;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The server's answer where no resource answered: the container's own error pages replaced, and refusals of the guard written. */
public class Problems extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Challenge challenge;

    @Inject
    Problems(Challenge challenge) {
        this.challenge = challenge;
    }

    /** Error dispatches arrive with the method of the failed request, whatever it was. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        if (code == HttpServletResponse.SC_UNAUTHORIZED) {
            write(
                    new Refusal(Reason.NO_TOKEN, "Send an access token of the provider as a bearer token"),
                    challenge,
                    response);
        } else {
            Response.Status known = Response.Status.fromStatusCode(code);
            write(Problem.of(code, known == null ? "The request cannot be served" : known.getReasonPhrase()), response);
        }
    }

    /** Ends the answer with what the refusal says. */
    public static void write(Refusal refusal, Challenge challenge, HttpServletResponse response) throws IOException {
        write(Problem.of(refusal, challenge), response);
    }

    private static void write(Problem problem, HttpServletResponse response) throws IOException {
        byte[] body = problem.json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
