package triad.provider.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page that people see where there is nobody to redirect to: never a redirect, never a stack trace. */
public final class ErrorPage {
    private ErrorPage() {}

    /** Shows the refusal's sentence with its status. */
    public static void show(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException, ServletException {
        response.setStatus(refusal.code().status() == 401 ? 400 : refusal.code().status());
        response.setHeader("Cache-Control", "no-store");
        request.setAttribute("refusal", refusal);
        request.getRequestDispatcher("/refused").forward(request, response);
    }
}
