package triad.frontend.person;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.frontend.people.Subject;

/** What is below {@code /people/}: somebody's page, their photo, card and code, and nothing else of the backend. */
@WebServlet("/people/*")
public class PersonRoutes extends HttpServlet {
    /** Whose page is asked for; a request without shows nobody. */
    static final String SUBJECT = Subject.class.getName();

    private static final long serialVersionUID = 1L;

    private final transient PersonFiles files;

    @Inject
    PersonRoutes(PersonFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        String[] parts = path.substring(1).split("/", -1);
        Optional<Subject> subject = Subject.parse(parts[0]);
        if (parts.length == 1) {
            subject.ifPresent(whose -> request.setAttribute(SUBJECT, whose));
            request.getRequestDispatcher("/person").forward(request, response);
        } else if (parts.length > 2 || subject.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            switch (parts[1]) {
                case "photo" -> files.photo(subject.get(), request, response);
                case "vcard" -> files.card(subject.get(), response);
                case "qr" -> files.code(subject.get(), response);
                default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }
}
