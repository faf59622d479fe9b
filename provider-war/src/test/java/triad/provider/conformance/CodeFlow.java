package triad.provider.conformance;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Tokens;

/** The code flow as the certification suite walks it: without code challenge, for an identity alone, the answer by redirect or by form. */
final class CodeFlow {
    /** The mode of the Basic OP plan: the request does not say. */
    static final String DEFAULT = "default";
    /** The mode of the Form Post OP plan. */
    static final String FORM_POST = "form_post";

    private final SuiteClient client;
    private final Browser browser;
    private final Map<String, String> request = new LinkedHashMap<>();

    CodeFlow(SuiteClient client, String mode) {
        this(client, mode, new Browser());
    }

    CodeFlow(SuiteClient client, String mode, Browser browser) {
        this.client = client;
        this.browser = browser;
        request.put("client_id", client.clientId());
        request.put("redirect_uri", SuiteClient.CALLBACK);
        request.put("scope", "openid");
        request.put("state", ProviderFlow.random());
        request.put("nonce", ProviderFlow.random());
        request.put("response_type", "code");
        if (FORM_POST.equals(mode)) {
            request.put("response_mode", mode);
        }
    }

    /** A client of its own in a browser of its own. */
    static CodeFlow in(String mode) {
        return new CodeFlow(SuiteClient.basic(), mode);
    }

    CodeFlow with(String parameter, String value) {
        request.put(parameter, value);
        return this;
    }

    CodeFlow without(String parameter) {
        request.remove(parameter);
        return this;
    }

    Map<String, String> request() {
        return request;
    }

    String asked(String parameter) {
        return String.valueOf(request.get(parameter));
    }

    SuiteClient client() {
        return client;
    }

    Browser browser() {
        return browser;
    }

    /** Opens the request: a page, or the answer. */
    Answer open() {
        return browser.follow("/authorize?" + Http.encoded(request));
    }

    /** Sends the request by a form: on to a page, or the answer. */
    Answer posted() {
        return browser.follow(browser.post("/authorize", request).location());
    }

    /** Signs in and allows, where that is asked for. */
    Answer answered(Answer page) {
        Answer next = page.asks("login") ? browser.signIn(page, "alice") : page;
        return next.asks("consent") ? browser.consent(next, "allow") : next;
    }

    /** What reached the client, with a user who does what is asked for. */
    Map<String, String> authorized() {
        return arrived(answered(open()));
    }

    /** The members of an answer to the client, where the request wanted them; a page is none. */
    Map<String, String> arrived(Answer answer) {
        if (request.containsKey("response_mode")) {
            String action = Browser.action(answer).replace("&amp;", "&");
            if (!action.equals(asked("redirect_uri"))) {
                throw new AssertionError("posts elsewhere: " + answer);
            }
            return Browser.filled(answer, Map.of());
        }
        if (!answer.location().startsWith(asked("redirect_uri"))) {
            throw new AssertionError("leads elsewhere: " + answer);
        }
        Map<String, String> members = new LinkedHashMap<>();
        URLUtils.parseParameters(answer.location().substring(answer.location().indexOf('?') + 1))
                .forEach((name, values) -> members.put(name, String.join(" ", values)));
        return members;
    }

    Answer redeem(Map<String, String> arrived) {
        return client.post("/token", redemption(arrived));
    }

    /** The form that redeems what arrived. */
    Map<String, String> redemption(Map<String, String> arrived) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", arrived.getOrDefault("code", "none"));
        form.put("redirect_uri", asked("redirect_uri"));
        return form;
    }

    Tokens tokens() {
        return Tokens.of(redeem(authorized()));
    }

    /** The claims of the ID token that the request ends with. */
    JWTClaimsSet identity() {
        return Tokens.claims(tokens().idToken());
    }
}
