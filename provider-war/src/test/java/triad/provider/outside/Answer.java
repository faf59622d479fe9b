package triad.provider.outside;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;

/** What the provider answered. */
public record Answer(URI uri, int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    /** The header, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Where the browser is sent; an empty text where it is not. */
    public String location() {
        return header("Location");
    }

    /** A parameter of the query that the browser is sent with; an empty text where there is none. */
    public String sent(String parameter) {
        int query = location().indexOf('?');
        return URLUtils.parseParameters(location().substring(query + 1))
                .getOrDefault(parameter, java.util.List.of(""))
                .get(0);
    }

    /** Whether this is the page with that form. */
    public boolean asks(String form) {
        return status == 200 && body.contains("<form id=\"" + form + "\"");
    }

    public Map<String, Object> json() {
        try {
            return JSONObjectUtils.parse(body);
        } catch (ParseException broken) {
            throw new AssertionError("no JSON object: " + status + " " + body, broken);
        }
    }

    /** A member of the JSON object as text. */
    public String text(String member) {
        return String.valueOf(json().get(member));
    }

    /** The registered error code of a refusal. */
    public String error() {
        return text("error");
    }
}
