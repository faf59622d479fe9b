package triad.frontend.home;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a page of ours whether it is still of whoever is signed in: what its {@code data-who} is if it is shown now. */
@WebServlet("/who")
public class WhoEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient HomePage page;

    @Inject
    WhoEndpoint(HomePage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(page.getWho());
    }
}
