package triad.provider.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import triad.provider.http.DatabaseAway;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Refusal;

/** Answers what no endpoint answered (unknown path, wrong method, a failure of ours) without naming the product or telling why. */
@WebServlet("/failed")
public class ContainerErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        int said = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        boolean databaseAway = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failed
                && DatabaseAway.caused(failed);
        Refusal refusal = databaseAway ? DatabaseAway.refusal(response) : refusal(said);
        int status = databaseAway ? refusal.code().status() : said;
        response.setStatus(status);
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            ErrorPage.forward(request, response, refusal);
        } else {
            JsonAnswer.write(
                    response,
                    status,
                    Map.of("error", refusal.code().code(), "error_description", refusal.description()));
        }
    }

    private static Refusal refusal(int status) {
        if (status >= 500) {
            return new Refusal(ErrorCode.SERVER_ERROR, "Something failed here");
        }
        return new Refusal(
                ErrorCode.INVALID_REQUEST, status == 405 ? "The method is not served here" : "There is nothing here");
    }
}
