package triad.provider.metadata;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.http.RequestBody;

/**
 * A JSON document as somebody sent it (RFC 7591 §3.1).
 *
 * @param json not checked yet beyond its size and its characters
 */
public record RegistrationDocument(Map<String, ? extends @Nullable Object> json) {
    private static final int MOST_BYTES = 64 * 1024;
    /** Control characters, and those that turn the direction in which a name is read. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]");

    /** The body of the request; refused where it is no JSON object of 64 KiB at most. */
    public static RegistrationDocument read(HttpServletRequest request) {
        String type = request.getContentType();
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!"application/json".equals(media)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The body must be application/json");
        }
        return parse(RequestBody.read(request, MOST_BYTES));
    }

    /** The document of the bytes. */
    static RegistrationDocument parse(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            Map<String, Object> json = JSONObjectUtils.parse(text);
            if (!isFit(json)) {
                throw new Refusal(ErrorCode.INVALID_CLIENT_METADATA, "The document has characters that no text needs");
            }
            return new RegistrationDocument(json);
        } catch (CharacterCodingException | ParseException malformed) {
            throw new Refusal(ErrorCode.INVALID_CLIENT_METADATA, "The body is no JSON object in UTF-8");
        }
    }

    /** Whether the member is there, whatever its value. */
    public boolean has(String member) {
        return json.containsKey(member);
    }

    /** A text member; empty where it is missing or something else. */
    public Optional<String> text(String member) {
        return json.get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static boolean isFit(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return isFit(object.keySet()) && isFit(object.values());
        }
        if (value instanceof Collection<?> list) {
            return list.stream().allMatch(RegistrationDocument::isFit);
        }
        return !(value instanceof String text) || !UNFIT.matcher(text).find();
    }
}
