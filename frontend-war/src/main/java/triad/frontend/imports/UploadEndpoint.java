package triad.frontend.imports;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import triad.frontend.files.Answer;
import triad.frontend.files.Answer.Refused;
import triad.frontend.files.Answer.SignInWanted;
import triad.frontend.files.FileKind;
import triad.frontend.files.FileRefusal;
import triad.frontend.files.Import;
import triad.frontend.files.Imports;
import triad.frontend.files.Upload;
import triad.frontend.session.Sessions;
import triad.frontend.session.StepUps;

/**
 * A file on its way from a form to the backend, which judges what is in it: held in memory, a few at once, and only of those whom the
 * backend lets send one. It is tried unless the form says that it is meant.
 */
@WebServlet("/imports/file")
@MultipartConfig(
        maxFileSize = UploadEndpoint.MOST_BYTES,
        maxRequestSize = UploadEndpoint.MOST_REQUEST,
        fileSizeThreshold = UploadEndpoint.MOST_BYTES)
public class UploadEndpoint extends HttpServlet {
    /** As the backend. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    static final int MOST_REQUEST = MOST_BYTES + 65_536;
    private static final long serialVersionUID = 1L;
    /** Files that are in memory at once. */
    private static final int TURNS = 2;

    private static final Pattern KEY = Pattern.compile("[\\w-]{43}");

    private final transient Imports imports;
    private final transient StepUps stepUps;
    private final transient Sessions sessions;
    private final transient Semaphore turns = new Semaphore(TURNS);

    @Inject
    UploadEndpoint(Imports imports, StepUps stepUps, Sessions sessions) {
        this.imports = imports;
        this.stepUps = stepUps;
        this.sessions = sessions;
    }

    /** A script is told the address to go on at, a form is led there. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String address = address(request, answer(request));
        if ("text/plain".equals(request.getHeader("Accept"))) {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(address);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", address);
        }
    }

    /** The order matters: what is announced, then who may, and only then what is sent. */
    private Answer<Import> answer(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_REQUEST) {
            return Refused.because(FileRefusal.TOO_LARGE);
        }
        Answer<Boolean> may = imports.ask();
        if (may instanceof SignInWanted<Boolean> wanted) {
            drain(request);
            return new SignInWanted<>(wanted.stepUp());
        }
        Optional<Refused<Boolean>> refused = may.refusal();
        if (refused.isPresent()) {
            drain(request);
            return new Refused<>(
                    refused.get().why(), refused.get().seconds(), refused.get().errors());
        }
        return inTurn(request);
    }

    private Answer<Import> inTurn(HttpServletRequest request) throws IOException {
        if (!turns.tryAcquire()) {
            drain(request);
            return Refused.because(FileRefusal.AWAY);
        }
        try {
            return received(request);
        } finally {
            turns.release();
        }
    }

    private Answer<Import> received(HttpServletRequest request) throws IOException {
        try {
            Part part = request.getPart("file");
            String key = request.getParameter("key");
            if (part == null
                    || part.getSubmittedFileName() == null
                    || key == null
                    || !KEY.matcher(key).matches()) {
                return Refused.because(FileRefusal.NO_FILE);
            }
            boolean dryRun = !"import".equals(request.getParameter("then"));
            byte[] file = part.getInputStream().readNBytes(MOST_BYTES + 1);
            return sent(key, dryRun, part, file);
        } catch (IllegalStateException large) {
            return Refused.because(FileRefusal.TOO_LARGE);
        } catch (ServletException otherForm) {
            return Refused.because(FileRefusal.NO_FILE);
        }
    }

    private Answer<Import> sent(String key, boolean dryRun, Part part, byte[] file) {
        Optional<FileKind> kind = FileKind.of(part.getSubmittedFileName(), part.getContentType());
        FileRefusal wrong = wrong(part, kind, file);
        return wrong != null
                ? Refused.because(wrong)
                : imports.start(new Upload(key, dryRun, kind.orElseThrow(), file));
    }

    /** What need not be sent to be refused; null if nothing is wrong so far. A browser sends a form without a file as one without name. */
    private static @Nullable FileRefusal wrong(Part part, Optional<FileKind> kind, byte[] file) {
        if (part.getSubmittedFileName().isBlank() && file.length == 0) {
            return FileRefusal.NO_FILE;
        }
        if (kind.isEmpty()) {
            return FileRefusal.OTHER_KIND;
        }
        if (file.length > MOST_BYTES) {
            return FileRefusal.TOO_LARGE;
        }
        return file.length == 0 ? FileRefusal.EMPTY : null;
    }

    private String address(HttpServletRequest request, Answer<Import> answer) {
        if (answer instanceof SignInWanted<Import> wanted) {
            return NewImportPage.again(request, stepUps, wanted.stepUp());
        }
        Optional<Refused<Import>> refused = answer.refusal();
        if (refused.isEmpty()) {
            return answer.found().orElseThrow().address();
        }
        if (refused.get().why() == FileRefusal.SIGNED_OUT) {
            sessions.end(request);
            return "/sign-in-failed?because=ended";
        }
        LastRefusal.keep(request, refused.get());
        return NewImportPage.ADDRESS + "?refused=" + refused.get().why().word();
    }

    /** A browser that is still sending hears no answer. */
    private static void drain(HttpServletRequest request) throws IOException {
        byte[] some = new byte[16 * 1024];
        int left = MOST_REQUEST;
        for (int count = 0; count >= 0 && left > 0; left -= count) {
            count = request.getInputStream().read(some);
        }
    }
}
