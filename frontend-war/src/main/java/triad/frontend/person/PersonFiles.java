package triad.frontend.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;
import triad.frontend.backend.Outcome.Found;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.people.People;
import triad.frontend.people.Photo;
import triad.frontend.people.Subject;

/** The files of a person, passed on from the backend: of our type whatever it says, and never run as a page. */
@ApplicationScoped
class PersonFiles {
    /** Whoever opens a file by itself loads and runs nothing. */
    private static final String NOTHING = "default-src 'none'";

    private static final int SMALL = 96;
    private static final int LARGE = 512;

    private final People people;

    @Inject
    PersonFiles(People people) {
        this.people = people;
    }

    /** {@code v} is the photo that the asker means: one with a name that changes with it may be kept for a while, in this session. */
    void photo(Subject subject, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int size = Integer.toString(SMALL).equals(request.getParameter("size")) ? SMALL : LARGE;
        Outcome<Photo> outcome = people.photo(subject, size, request.getHeader("If-None-Match"));
        if (!(outcome instanceof Found<Photo> found)) {
            refuse((Missing<Photo>) outcome, response);
            return;
        }
        Photo photo = found.value();
        boolean named = isNamed(request.getParameter("v"), size, photo.etag());
        response.setHeader("Cache-Control", named ? "private, max-age=300" : "private, no-cache");
        response.setHeader("Vary", "Cookie");
        response.setHeader("ETag", photo.etag());
        if (photo instanceof Photo.Image image) {
            send(response, "image/jpeg", image.bytes());
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
    }

    void card(Subject subject, HttpServletResponse response) throws IOException {
        Outcome<String> outcome = people.card(subject);
        if (outcome instanceof Found<String> found) {
            response.setHeader("Content-Disposition", "attachment; filename=\"" + subject.value() + ".vcf\"");
            send(response, "text/vcard;charset=utf-8", found.value().getBytes(StandardCharsets.UTF_8));
        } else {
            refuse((Missing<String>) outcome, response);
        }
    }

    /** The card without what phones need not scan. */
    void code(Subject subject, HttpServletResponse response) throws IOException {
        Outcome<String> outcome = people.card(subject);
        if (!(outcome instanceof Found<String> found)) {
            refuse((Missing<String>) outcome, response);
            return;
        }
        Optional<String> code = ContactCode.of(found.value()).svg();
        if (code.isPresent()) {
            send(response, "image/svg+xml;charset=utf-8", code.get().getBytes(StandardCharsets.UTF_8));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isNamed(@Nullable String photo, int size, @Nullable String etag) {
        return photo != null && etag != null && etag.equals("\"" + photo + (size == SMALL ? "-" + SMALL : "") + "\"");
    }

    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void refuse(Missing<?> missing, HttpServletResponse response) throws IOException {
        if (missing.seconds() > 0) {
            response.setHeader("Retry-After", Integer.toString(missing.seconds()));
        }
        response.sendError(missing.why().status());
    }
}
