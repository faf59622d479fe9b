package triad.provider.authenticate;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client identifier and secret of an {@code Authorization: Basic} header, form-decoded (RFC 6749 §2.3.1).
 *
 * @param clientId not looked up yet
 * @param secret not compared yet
 */
record BasicCredentials(String clientId, String secret) {
    private static final Pattern HEADER = Pattern.compile("(?i:basic) +([A-Za-z0-9+/]{1,4000}={0,2})");

    /** The credentials; empty for any other scheme and for what is malformed. */
    static Optional<BasicCredentials> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(matcher.group(1))))
                    .toString();
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(
                            decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1))));
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** An empty secret is as good as none (RFC 6749 §2.3.1): the header then only names a client, as some public ones do. */
    boolean hasSecret() {
        return !secret.isEmpty();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + clientId + "]";
    }
}
