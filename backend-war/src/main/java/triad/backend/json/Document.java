package triad.backend.json;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A JSON document as it is sent, byte for byte.
 *
 * @param tag names these bytes and no others (RFC 9110 §8.8.1)
 */
public record Document(String json, EntityTag tag) {
    /** RFC 9111 §5.2.2: kept by the caller alone, and asked about each time. */
    public static final String PERSONAL = "private, no-cache, no-transform";

    public Document(String json) {
        this(json, new EntityTag(nameOf(json)));
    }

    /** The value of a tag, or a part of one. */
    public static String nameOf(String json) {
        return nameOf(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Other bytes have another name. */
    public static String nameOf(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    public Response answer() {
        return answer(Response.ok(json));
    }

    public Response answer(Response.ResponseBuilder response) {
        return response.tag(tag).header(HttpHeaders.CACHE_CONTROL, PERSONAL).build();
    }
}
