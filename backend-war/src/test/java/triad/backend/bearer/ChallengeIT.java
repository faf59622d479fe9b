package triad.backend.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.SSLContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.Certificates;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** How a token is asked for, how it must be presented, and what comes before it: the caller's certificate. */
@ExtendWith(ArquillianExtension.class)
class ChallengeIT {
    private static final String METADATA = SharedServer.URL + "/.well-known/oauth-protected-resource";
    private static final String CHALLENGE = "Bearer realm=\"triad-backend\", resource_metadata=\"" + METADATA + "\"";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    /** RFC 6750 §3: no error code where no token came, whatever the path and method. */
    @ParameterizedTest
    @CsvSource({
        "GET,/api/profile", "PATCH,/api/profile", "POST,/api/profile", "OPTIONS,/api/profile", "HEAD,/api/profile",
        "GET,/api", "GET,/api/", "GET,/api/nothing", "GET,/api/application.wadl", "GET,/api;x=y/profile",
        "GET,/./api/profile", "GET,/api/../api/profile", "GET,/%61pi/profile"
    })
    void noToken_is401WithBareChallenge(String method, String path) throws Exception {
        HttpResponse<String> answer =
                Caller.FRONTEND.send(Caller.to(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(CHALLENGE);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "DPoP x.y.z", "Negotiate", "", "BearerX a.b.c"})
    void otherScheme_is401(String authorization) throws Exception {
        HttpResponse<String> answer =
                Caller.FRONTEND.send(Caller.to("/api/profile").header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .startsWith(CHALLENGE);
    }

    /** RFC 9110 §11.1. */
    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void schemeInAnyCase_isTaken(String scheme) throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.send(
                Caller.to("/api/profile").header("Authorization", scheme + Tokens.valid("any-case")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** RFC 9110 §11.4: one or more spaces stand between. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer\t", "Bearer \t", "Bearer  \t ", "Bearer:", "Bearer ,"})
    void otherSignsBeforeTheToken_are401(String scheme) throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.send(
                Caller.to("/api/profile").header("Authorization", scheme + Tokens.valid("other-signs")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    }

    @Test
    void twoTokens_are400() throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + Tokens.valid("one"))
                .header("Authorization", "Bearer " + Tokens.valid("two")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("error=\"invalid_request\"");
    }

    /** RFC 9700 §4.3.2: not from the URL, and not from a form or cookie. */
    @Test
    void tokenElsewhere_isNoToken() throws Exception {
        String token = Tokens.valid("elsewhere");
        HttpResponse<String> answer = Caller.FRONTEND.send(
                Caller.to("/api/profile?access_token=" + token).header("Cookie", "Bearer=" + token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains(CHALLENGE);
    }

    @ParameterizedTest
    @CsvSource({"openid profile:write", "openid", "profile:reads", "PROFILE:READ", "''"})
    void tooLittleScopeToRead_is403(String scope) throws Exception {
        assertInsufficient(
                Caller.FRONTEND.get(Tokens.with("scoped", claims -> claims.claim("scope", scope))), "profile:read");
    }

    @Test
    void tooLittleScopeToWrite_is403() throws Exception {
        String token = Tokens.with("scoped", claims -> claims.claim("scope", "profile:read"));
        String tag = Caller.FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        assertInsufficient(Caller.FRONTEND.patch(token, tag, "{\"phones\":[\"666\"]}"), "profile:write");
        assertThat(Caller.FRONTEND.get(token).body()).contains("\"profile\":{}");
    }

    @Test
    void noScopeClaim_is403() throws Exception {
        assertInsufficient(
                Caller.FRONTEND.get(Tokens.with("scoped", claims -> claims.claim("scope", null))), "profile:read");
    }

    @Test
    void methodOfTheFramework_is403() throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.send(Caller.to("/api/profile")
                .header("Authorization", "Bearer " + Tokens.valid("options"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void noCertificate_isNoHttp() {
        assertNoHttp(Certificates.ofNobody());
    }

    /** Row 76. */
    @Test
    void foreignCertificate_isNoHttp() {
        assertNoHttp(Certificates.ofStranger());
    }

    private static void assertNoHttp(SSLContext tls) {
        assertThatThrownBy(() -> Caller.as(tls).get(Tokens.valid("nobody"))).isInstanceOf(IOException.class);
    }

    private static void assertInsufficient(HttpResponse<String> answer, String scope) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("error=\"insufficient_scope\"", "scope=\"" + scope + "\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
