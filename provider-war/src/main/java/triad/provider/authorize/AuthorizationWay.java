package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import triad.provider.config.ProviderConfig;
import triad.provider.consent.ConsentQuestion;
import triad.provider.consent.ConsentQuestions;
import triad.provider.http.BrowserCookie;
import triad.provider.http.LocalPath;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** Where the browser goes from an authorization request. */
@ApplicationScoped
public class AuthorizationWay {
    private final ProviderConfig config;
    private final AuthorizationRequests requests;
    private final AuthorizationCodes codes;
    private final ConsentQuestions questions;

    @Inject
    AuthorizationWay(
            ProviderConfig config,
            AuthorizationRequests requests,
            AuthorizationCodes codes,
            ConsentQuestions questions) {
        this.config = config;
        this.requests = requests;
        this.codes = codes;
        this.questions = questions;
    }

    /** Lets the request wait in this browser, and asks at its own URL what it needs. */
    void toWaiting(HttpServletRequest request, HttpServletResponse response, StoredRequest arrived) {
        OpaqueValue browser = BrowserCookie.BROWSER.read(request).orElseGet(OpaqueValue::random);
        OpaqueValue handle = requests.begin(arrived, browser, config.lifetimes().authorizationRequest());
        BrowserCookie.BROWSER.write(response, browser);
        seeOther(response, "/authorize/" + handle.value());
    }

    void toLogin(HttpServletResponse response, AuthorizationRequest asked, LocalPath back) {
        seeOther(
                response,
                "/login?continue=" + back + "&client=" + encoded(asked.client().clientId())
                        + asked.loginHint()
                                .map(hint -> "&hint=" + encoded(hint))
                                .orElse(""));
    }

    void toConsent(
            HttpServletResponse response,
            AuthorizationRequest asked,
            Decision.ConsentRequired required,
            LocalPath back) {
        OpaqueValue question = questions.ask(new ConsentQuestion(
                required.session().sessionId(), asked.client().clientId(), required.asks(), back));
        seeOther(response, "/consent?question=" + question.value());
    }

    /** Back to the client, with a code or with the refusal. */
    void finish(HttpServletResponse response, AuthorizationRequest asked, StoredRequest stored, Decision decision) {
        if (decision instanceof Decision.Granted granted) {
            List<String> waiting = Stream.concat(
                            stored.pushedHash().stream(),
                            Stream.of(stored.handleHash()).filter(hash -> !hash.isEmpty()))
                    .toList();
            OpaqueValue code = codes.issue(asked, granted.session(), waiting);
            AuthorizationResponse.granted(asked.redirectUri(), asked.state(), issuer(), code)
                    .send(response);
        } else if (decision instanceof Decision.Refused refused) {
            throw refused.refusal();
        } else {
            throw new IllegalStateException("Not the end of the way: " + decision);
        }
    }

    /** Back to the client's verified redirect URI with the refusal. */
    void refuse(HttpServletResponse response, Parameters parameters, Refusal refusal) {
        Optional<String> state = parameters.find("state");
        AuthorizationResponse.refused(parameters.require("redirect_uri"), state, issuer(), refusal)
                .send(response);
    }

    private String issuer() {
        return config.issuer().toString();
    }

    private static void seeOther(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
