package triad.frontend.photo;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import triad.frontend.session.Sessions;
import triad.frontend.session.UnsavedForms;

/**
 * One's own photo, for browsers: the image, and what changes it. A script sends the file itself ({@code PUT}), a form sends it among its
 * fields ({@code POST}); the backend judges what is in it.
 */
@WebServlet({"/profile/photo", "/profile/photo/removal"})
@MultipartConfig(
        maxFileSize = PhotoEndpoint.MOST_BYTES,
        maxRequestSize = PhotoEndpoint.MOST_BYTES + 65_536,
        fileSizeThreshold = PhotoEndpoint.MOST_BYTES)
public class PhotoEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** As the backend. */
    static final int MOST_BYTES = 5 * 1024 * 1024;
    /** Files that are in memory at once. */
    private static final int TURNS = 8;

    private static final String PAGE = "/profile?photo=";
    private static final Set<String> SIZES = Set.of("96", "512");
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final Pattern TAG = Pattern.compile("\"?([\\w-]{43})\"?");

    private final transient Photos photos;
    private final transient Sessions sessions;
    private final transient UnsavedForms unsaved;
    private final transient Semaphore turns = new Semaphore(TURNS);

    @Inject
    PhotoEndpoint(Photos photos, Sessions sessions, UnsavedForms unsaved) {
        this.photos = photos;
        this.unsaved = unsaved;
        this.sessions = sessions;
    }

    /** Without a size it is where a change would have gone before whose answer came a sign-in. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getQueryString() == null) {
            see(response, PAGE + PhotoOutcome.INTERRUPTED.word());
            return;
        }
        String size = request.getParameter("size");
        if (size == null || !SIZES.contains(size) || isRemoval(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Photos.Answer answer = photos.read(size, request.getHeader("If-None-Match"));
        response.setHeader("Cache-Control", "private, no-cache");
        if (answer instanceof Photos.Found found) {
            response.setHeader("ETag", found.etag());
            response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
            response.setContentType("image/jpeg");
            response.setContentLength(found.jpeg().length);
            response.getOutputStream().write(found.jpeg());
        } else if (answer instanceof Photos.Unchanged unchanged) {
            response.setHeader("ETag", unchanged.etag());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            response.setHeader("Cache-Control", "no-store");
            response.sendError(answer instanceof Photos.None ? 404 : 503);
        }
    }

    /** The outcome is told in a word, which the script knows a sentence for. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isRemoval(request)) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        PhotoOutcome outcome = isOfAnother(request, request.getHeader("Triad-Whose"))
                ? PhotoOutcome.OTHER_PERSON
                : inTurn(() -> sent(request));
        if (outcome == PhotoOutcome.SIGNED_OUT) {
            sessions.end(request);
        }
        response.setStatus(outcome.status());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(outcome.word());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        PhotoOutcome outcome = isRemoval(request) ? removed(request) : inTurn(() -> posted(request));
        String page = PAGE + outcome.word();
        if (outcome == PhotoOutcome.SIGNED_OUT) {
            sessions.end(request);
            page = "/sign-in-failed?because=ended";
        }
        see(response, page);
    }

    private static void see(HttpServletResponse response, String page) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", page);
    }

    private PhotoOutcome sent(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            return PhotoOutcome.TOO_LARGE;
        }
        byte[] file = request.getInputStream().readNBytes(MOST_BYTES + 1);
        return put(request.getContentType(), request.getHeader("If-Match"), file);
    }

    private PhotoOutcome posted(HttpServletRequest request) throws IOException {
        try {
            Part part = request.getPart("photo");
            if (isOfAnother(request, request.getParameter(UnsavedForms.MARK))) {
                return PhotoOutcome.OTHER_PERSON;
            }
            return part == null
                    ? PhotoOutcome.NO_IMAGE
                    : put(
                            part.getContentType(),
                            request.getParameter("known"),
                            part.getInputStream().readNBytes(MOST_BYTES + 1));
        } catch (IllegalStateException large) {
            return PhotoOutcome.TOO_LARGE;
        } catch (ServletException otherForm) {
            return PhotoOutcome.NO_IMAGE;
        }
    }

    private PhotoOutcome put(@Nullable String type, @Nullable String known, byte[] file) {
        if (file.length > MOST_BYTES) {
            return PhotoOutcome.TOO_LARGE;
        }
        String essence = essence(type);
        return !TYPES.contains(essence) || file.length == 0
                ? PhotoOutcome.NO_IMAGE
                : photos.put(essence, tag(known), file);
    }

    /** Without parameters: the server adds the charset of the pages to every type. */
    private static String essence(@Nullable String type) {
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private PhotoOutcome removed(HttpServletRequest request) {
        String known = tag(request.getParameter("known"));
        return known == null ? PhotoOutcome.CHANGED : photos.delete(known);
    }

    /** An upload. */
    private interface Upload {
        PhotoOutcome receive() throws IOException;
    }

    private PhotoOutcome inTurn(Upload upload) throws IOException {
        if (!turns.tryAcquire()) {
            return PhotoOutcome.AWAY;
        }
        try {
            return upload.receive();
        } finally {
            turns.release();
        }
    }

    /** A page may still be open after another person has signed in. */
    private boolean isOfAnother(HttpServletRequest request, @Nullable String mark) {
        return sessions.find(request)
                .filter(user -> unsaved.isOfAnother(mark, user))
                .isPresent();
    }

    private static boolean isRemoval(HttpServletRequest request) {
        return request.getServletPath().endsWith("/removal");
    }

    /** As an entity tag; null for anything that names no photo. */
    private static @Nullable String tag(@Nullable String known) {
        var matcher = TAG.matcher(known == null ? "" : known);
        return matcher.matches() ? '"' + matcher.group(1) + '"' : null;
    }
}
