package triad.provider.http;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** The one renderer of server-to-server endpoints: a JSON object, never cached, or the refusal in its registered shape (RFC 6749 §5.2). */
public final class JsonAnswer {
    private static final Logger LOG = Logger.getLogger(JsonAnswer.class.getName());

    private JsonAnswer() {}

    /** Computes an answer or refuses. */
    @FunctionalInterface
    public interface Source {
        /** The members of the answer, in the order they are written. */
        Map<String, ?> answer() throws IOException;
    }

    /** Computes an answer and writes it, or refuses. */
    @FunctionalInterface
    public interface Work {
        /** Does it; nothing is written before nothing can be refused any more. */
        void run() throws IOException;
    }

    /** Answers with the object, or with the refusal's code and status. */
    public static void write(HttpServletResponse response, int status, Source source) throws IOException {
        refusing(response, () -> write(response, status, source.answer()));
    }

    /** Lets the work answer, or answers with the refusal's code and status. */
    public static void refusing(HttpServletResponse response, Work work) throws IOException {
        try {
            work.run();
        } catch (Refusal refusal) {
            LOG.log(Level.FINE, "refused", refusal);
            refuse(response, refusal);
        } catch (JdbiException | jakarta.transaction.TransactionalException away) {
            LOG.log(Level.SEVERE, "The database did not answer", away);
            refuse(response, DatabaseAway.refusal(response));
        }
    }

    /** RFC 9110 §15.5.2: a 401 comes with a challenge; RFC 6749 §5.2 has this one for clients, and resources have set theirs. */
    private static int status(HttpServletResponse response, Refusal refusal) {
        boolean challenged = response.containsHeader("WWW-Authenticate");
        if (refusal.code() == ErrorCode.INVALID_CLIENT && !challenged) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"triad-provider\", charset=\"UTF-8\"");
        }
        boolean dpop = refusal.code() == ErrorCode.USE_DPOP_NONCE || refusal.code() == ErrorCode.INVALID_DPOP_PROOF;
        return challenged && dpop
                ? HttpServletResponse.SC_UNAUTHORIZED
                : refusal.code().status();
    }

    private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", refusal.code().code());
        body.put("error_description", refusal.description());
        write(response, status(response, refusal), body);
    }

    /** Writes the object as it is; nothing where the status says that there is no content. */
    public static void write(HttpServletResponse response, int status, Map<String, ?> body) throws IOException {
        if (status == HttpServletResponse.SC_NO_CONTENT) {
            response.setStatus(status);
            response.setHeader("Cache-Control", "no-store");
        } else {
            write(response, status, "application/json", JSONObjectUtils.toJSONString(body));
        }
    }

    /** Writes a text that is the whole answer, such as a JWT, under its media type. */
    public static void write(HttpServletResponse response, int status, String mediaType, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(mediaType);
        if (response.getHeader("Cache-Control") == null) {
            response.setHeader("Cache-Control", "no-store");
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
