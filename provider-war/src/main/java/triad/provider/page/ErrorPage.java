package triad.provider.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.provider.http.Refusal;

/** The page that people see where there is nobody to redirect to: never a redirect, never a stack trace. */
public final class ErrorPage {
    private ErrorPage() {}

    /** Shows the refusal's sentence with its status. */
    public static void show(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException, ServletException {
        response.setStatus(refusal.code().status() == 401 ? 400 : refusal.code().status());
        response.setHeader("Cache-Control", "no-store");
        forward(request, response, refusal);
    }

    /** Goes to the page, which is one of Faces and would wait for what is still to come of a body. */
    static void forward(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException, ServletException {
        request.setAttribute("refusal", refusal);
        request.getRequestDispatcher("/refused").forward(PageForm.none(request), response);
    }
}
