package triad.frontend.imports;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import triad.frontend.files.Answer;
import triad.frontend.files.Answer.Found;
import triad.frontend.files.Answer.Refused;
import triad.frontend.files.Answer.SignInWanted;
import triad.frontend.files.Exports;
import triad.frontend.files.FileKind;
import triad.frontend.files.FileRefusal;
import triad.frontend.session.Sessions;
import triad.frontend.session.StepUps;

/** The whole directory as a download; where the sign-in is too old for it, another one and then the page that offers it again. */
@WebServlet("/export/*")
public class ExportEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/imports?export=";
    private static final Map<String, FileKind> FILES =
            Map.of("/people.csv", FileKind.CSV, "/people.json", FileKind.JSON);

    private final transient Exports exports;
    private final transient StepUps stepUps;
    private final transient Sessions sessions;
    /** Files that are on the disk at once. */
    private final transient Semaphore turns = new Semaphore(4);

    @Inject
    ExportEndpoint(Exports exports, StepUps stepUps, Sessions sessions) {
        this.exports = exports;
        this.stepUps = stepUps;
        this.sessions = sessions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        FileKind kind = request.getPathInfo() == null ? null : FILES.get(request.getPathInfo());
        if (kind == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (turns.tryAcquire()) {
            try {
                answer(kind, request, response);
            } finally {
                turns.release();
            }
        } else {
            lead(response, PAGE + "away");
        }
    }

    private void answer(FileKind kind, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer<Path> answer = exports.read(kind);
        if (answer instanceof Found<Path> found) {
            try {
                send(kind, found.value(), response);
            } finally {
                Files.delete(found.value());
            }
        } else {
            lead(response, otherwise(request, answer));
        }
    }

    private static void send(FileKind kind, Path file, HttpServletResponse response) throws IOException {
        response.setContentType(kind.type() + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"people" + kind.ending() + "\"");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setContentLengthLong(Files.size(file));
        Files.copy(file, response.getOutputStream());
    }

    private String otherwise(HttpServletRequest request, Answer<Path> answer) {
        if (answer instanceof SignInWanted<Path> wanted) {
            stepUps.require(request, wanted.stepUp(), PAGE + "fresh");
            return PAGE + "fresh";
        }
        FileRefusal why = answer.refusal().map(Refused::why).orElse(FileRefusal.AWAY);
        if (why == FileRefusal.SIGNED_OUT) {
            sessions.end(request);
            return "/sign-in-failed?because=ended";
        }
        return PAGE + (why == FileRefusal.TOO_MANY || why == FileRefusal.NOT_ALLOWED ? why.word() : "away");
    }

    private static void lead(HttpServletResponse response, String page) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", page);
    }
}
