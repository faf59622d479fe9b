package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import triad.provider.code.AuthorizationCodes;
import triad.provider.code.GrantedRequest;
import triad.provider.config.ProviderConfig;
import triad.provider.consent.ConsentQuestion;
import triad.provider.consent.ConsentQuestions;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.page.BrowserCookie;
import triad.provider.page.LocalPath;
import triad.provider.request.AuthorizationRequests;
import triad.provider.request.StoredRequest;
import triad.provider.response.AuthorizationResponse;
import triad.provider.response.AuthorizationResponses;
import triad.provider.response.ReturnAddress;

/** Where the browser goes from an authorization request. */
@ApplicationScoped
public class AuthorizationWay {
    private final ProviderConfig config;
    private final AuthorizationRequests requests;
    private final AuthorizationCodes codes;
    private final ConsentQuestions questions;
    private final AuthorizationResponses responses;

    @Inject
    AuthorizationWay(
            ProviderConfig config,
            AuthorizationRequests requests,
            AuthorizationCodes codes,
            ConsentQuestions questions,
            AuthorizationResponses responses) {
        this.config = config;
        this.requests = requests;
        this.codes = codes;
        this.questions = questions;
        this.responses = responses;
    }

    /** Where a request that waits is taken up again. */
    static LocalPath of(OpaqueValue handle) {
        return new LocalPath("/authorize/" + handle.value());
    }

    /**
     * Lets the request wait in this browser, at the path that comes back. Of several tabs in which a browser comes for the first time at
     * once, the last one's cookie takes the place of the others', so that each gets one of its own, too.
     */
    LocalPath keep(HttpServletRequest request, HttpServletResponse response, StoredRequest arrived) {
        Duration lifetime = config.lifetimes().authorizationRequest();
        Optional<OpaqueValue> known = BrowserCookie.BROWSER.read(request);
        OpaqueValue browser = known.orElseGet(OpaqueValue::random);
        OpaqueValue handle = requests.begin(arrived, browser, lifetime);
        BrowserCookie.BROWSER.write(response, browser);
        if (known.isEmpty()) {
            BrowserCookie.BROWSER.writeFor(handle, response, browser, lifetime);
        }
        return of(handle);
    }

    /** To the request that waits, which is decided there. */
    void toWaiting(HttpServletResponse response, LocalPath here) {
        seeOther(response, here.toString());
    }

    /** To the page that the decision needs; from there the browser comes back to the request that waits. */
    void toPage(HttpServletResponse response, AuthorizationRequest asked, Decision decision, LocalPath back) {
        if (decision instanceof Decision.ConsentRequired required) {
            toConsent(response, asked, required, back);
        } else {
            toLogin(response, asked, back);
        }
    }

    private static void toLogin(HttpServletResponse response, AuthorizationRequest asked, LocalPath back) {
        seeOther(
                response,
                "/login?continue=" + back + "&client=" + encoded(asked.client().clientId())
                        + asked.interaction()
                                .loginHint()
                                .map(hint -> "&hint=" + encoded(hint))
                                .orElse(""));
    }

    private void toConsent(
            HttpServletResponse response,
            AuthorizationRequest asked,
            Decision.ConsentRequired required,
            LocalPath back) {
        OpaqueValue question = questions.ask(new ConsentQuestion(
                required.session().sessionId(), asked.client().clientId(), required.asks(), back));
        seeOther(response, "/consent?question=" + question.value());
    }

    /** Back to the client, with a code or with the refusal. */
    void finish(HttpServletResponse response, AuthorizationRequest asked, StoredRequest stored, Decision decision)
            throws IOException {
        if (decision instanceof Decision.Granted granted) {
            List<String> waiting = Stream.concat(
                            stored.pushedHash().stream(),
                            Stream.of(stored.handleHash()).filter(hash -> !hash.isEmpty()))
                    .toList();
            GrantedRequest request = asked.granted(granted);
            OpaqueValue code = waiting.isEmpty() ? codes.issue(request) : codes.issue(request, waiting);
            responses.send(response, AuthorizationResponse.granted(asked.to(), code));
        } else if (decision instanceof Decision.Refused refused) {
            throw refused.refusal();
        } else {
            throw new IllegalStateException("Not the end of the way: " + decision);
        }
    }

    /** Back to the client with the refusal. */
    void refuse(HttpServletResponse response, ReturnAddress to, Refusal refusal) throws IOException {
        responses.send(response, AuthorizationResponse.refused(to, refusal));
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
