package triad.frontend.imports;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.frontend.files.Answer;
import triad.frontend.files.Answer.SignInWanted;
import triad.frontend.files.FileRefusal;
import triad.frontend.files.Import;
import triad.frontend.files.ImportId;
import triad.frontend.files.Imports;
import triad.frontend.session.Sessions;
import triad.frontend.session.StepUps;

/** What is below {@code /imports/}: the page of one import, and what stops it. */
@WebServlet("/imports/*")
public class ImportRoutes extends HttpServlet {
    /** Which import is asked for; a request without shows none. */
    static final String ID = ImportId.class.getName();

    private static final long serialVersionUID = 1L;
    private static final String STOP = "/stop";

    private final transient Imports imports;
    private final transient StepUps stepUps;
    private final transient Sessions sessions;

    @Inject
    ImportRoutes(Imports imports, StepUps stepUps, Sessions sessions) {
        this.imports = imports;
        this.stepUps = stepUps;
        this.sessions = sessions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        ImportId.parse(path(request)).ifPresent(id -> request.setAttribute(ID, id));
        request.getRequestDispatcher("/import").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        Optional<ImportId> id = path.endsWith(STOP)
                ? ImportId.parse(path.substring(0, path.length() - STOP.length()))
                : Optional.empty();
        if (id.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", stop(id.get(), request));
    }

    private String stop(ImportId id, HttpServletRequest request) {
        Answer<Import> answer = imports.cancel(id);
        String told = id.address() + "?told=";
        if (answer instanceof SignInWanted<Import> wanted) {
            stepUps.require(request, wanted.stepUp().with(Imports.SCOPE), told + "fresh");
            return told + "fresh";
        }
        Optional<FileRefusal> why = answer.refusal().map(Answer.Refused::why);
        if (why.equals(Optional.of(FileRefusal.SIGNED_OUT))) {
            sessions.end(request);
            return "/sign-in-failed?because=ended";
        }
        return told + why.map(FileRefusal::word).orElse("stopped");
    }

    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    }
}
