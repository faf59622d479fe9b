import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client of any provider of OpenID Connect.
 *
 * @param authorization the URL of the authorization endpoint
 * @param token that of the token endpoint
 * @param headers what it proves itself with there
 */
record Client(String authorization, String token, String id, Map<String, String> headers) {
    private static final String CALLBACK = "https://client.example/callback";
    /** The example of RFC 7636 Appendix B: one pair serves all requests. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** What it asks for. */
    Map<String, String> request(String scope, String resource) {
        return Map.of(
                "client_id", id,
                "response_type", "code",
                "redirect_uri", CALLBACK,
                "scope", scope,
                "resource", resource,
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256");
    }

    /** The token endpoint's answer, once a person has signed in, or is, and allowed what is asked for. */
    String tokens(Browser browser, String person, String password, Map<String, String> request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.signIn(authorization + "?" + Browser.form(request), person, password);
        Matcher code = CODE.matcher(Browser.location(answer));
        if (!code.find()) {
            throw new IllegalStateException("No code for " + id + ": " + answer + " " + Browser.location(answer));
        }
        HttpRequest.Builder redemption = Browser.posted(
                token,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code.group(1),
                        "redirect_uri", CALLBACK,
                        "code_verifier", VERIFIER,
                        "client_id", id));
        headers.forEach(redemption::header);
        return browser.send(redemption).body();
    }

    static String member(String json, String name) {
        Matcher member =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!member.find()) {
            throw new IllegalStateException("There is no " + name + " in " + json);
        }
        return member.group(1);
    }
}
