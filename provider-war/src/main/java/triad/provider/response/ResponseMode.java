package triad.provider.response;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A served {@code response_mode} (OAuth 2.0 Multiple Response Type Encoding §2.1, Form Post Response Mode §2, JARM §2.3). */
public enum ResponseMode {
    /** Members in the query of the redirect URI. */
    QUERY("query", false, false),
    /** Members in a form that the browser posts. */
    FORM_POST("form_post", true, false),
    /** One JWT in the query. */
    QUERY_JWT("query.jwt", false, true),
    /** One JWT in a form. */
    FORM_POST_JWT("form_post.jwt", true, true);

    private final String wireName;
    private final boolean form;
    private final boolean jwt;

    ResponseMode(String wireName, boolean form, boolean jwt) {
        this.wireName = wireName;
        this.form = form;
        this.jwt = jwt;
    }

    /** The mode with that name; {@code jwt} is the one that suits the code response type (JARM §2.3.4). */
    public static Optional<ResponseMode> find(String name) {
        String whole = "jwt".equals(name) ? QUERY_JWT.wireName : name;
        return Arrays.stream(values())
                .filter(mode -> mode.wireName.equals(whole))
                .findFirst();
    }

    /** All names that requests may use. */
    public static List<String> served() {
        return Stream.concat(Arrays.stream(values()).map(mode -> mode.wireName), Stream.of("jwt"))
                .toList();
    }

    /** Whether the browser posts the response. */
    public boolean isForm() {
        return form;
    }

    /** Whether the response is a JWT. */
    public boolean isJwt() {
        return jwt;
    }
}
