package triad.backend.signal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import triad.backend.json.Jsons;

/**
 * Where the provider pushes events (RFC 8935 §2), one a request. The connection is that of a server of the deployment; that the event is
 * the provider's, its signature says.
 */
@WebServlet(EventEndpoint.PATH)
public class EventEndpoint extends HttpServlet {
    static final String PATH = "/events";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(EventEndpoint.class.getName());
    private static final String MEDIA_TYPE = "application/secevent+jwt";
    private static final int MOST_BYTES = 16 * 1024;

    private final transient SecurityEvents events;

    @Inject
    EventEndpoint(SecurityEvents events) {
        this.events = events;
    }

    /** 202 only when the event is kept, so that one that was lost is sent again. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            events.take(bodyOf(request));
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        } catch (EventRefused refused) {
            refuse(response, refused);
        } catch (JdbiException away) {
            LOG.log(Level.WARNING, "An event cannot be kept now; it will come again", away);
            response.setHeader("Retry-After", "2");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static String bodyOf(HttpServletRequest request) throws IOException, EventRefused {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(MEDIA_TYPE)) {
            throw new EventRefused(EventRefused.Code.INVALID_REQUEST, "The body must be of the type " + MEDIA_TYPE);
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new EventRefused(EventRefused.Code.INVALID_REQUEST, "At most " + MOST_BYTES + " bytes");
        }
        return new String(body, StandardCharsets.US_ASCII).strip();
    }

    /** RFC 8935 §2.3. */
    private static void refuse(HttpServletResponse response, EventRefused refused) throws IOException {
        byte[] body = Jsons.object()
                .add("err", refused.code().wireName())
                .add("description", String.valueOf(refused.getMessage()))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        response.setHeader("Content-Language", "en");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
