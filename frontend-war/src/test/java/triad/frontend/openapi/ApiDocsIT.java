package triad.frontend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Triad;
import triad.frontend.fake.WithTriad;

/** The backend's page about its API, passed on to the signed-in: those files, and no door to the backend. */
@WithTriad
class ApiDocsIT {
    private final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource({
        "/api-docs/, /openapi, text/html;charset=UTF-8",
        "/api-docs/openapi.json, /openapi.json, text/css",
        "/api-docs/openapi.css, /openapi.css, text/css"
    })
    void file_isPassedOn(String path, String name, String type) {
        browser.signIn("/profile");
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(name);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("ETag")).contains("\"d1\"");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; style-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void knownFile_isNotSentAgain() {
        browser.signIn("/profile");
        HttpResponse<String> answer = browser.get("/api-docs/", "If-None-Match", "\"d1\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains("\"d1\"");
    }

    @Test
    void call_carriesNeitherTokenNorCookie() {
        browser.signIn("/profile");
        Triad.API.calls.clear();
        browser.get("/api-docs/", "X-Forwarded-For", "1.2.3.4");

        assertThat(Triad.API.calls).singleElement().satisfies(headers -> assertThat(headers)
                .doesNotContainKeys("Authorization", "Cookie", "X-forwarded-for"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api-docs/", "/api-docs/openapi.json", "/api-docs/openapi.css"})
    void stranger_isSentToSignIn(String path) {
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).startsWith(Triad.ISSUER);
        assertThat(Triad.API.calls).isEmpty();
    }

    /** ATTACKS 83: no other spelling and no other path is one of the files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api-docs",
                "/api-docs/x",
                "/api-docs/openapi",
                "/api-docs/api/profile",
                "/api-docs/../profile.xhtml",
                "/api-docs/%2e%2e/api/profile",
                "/api-docs/..;/api/profile",
                "/api-docs/openapi.json/",
                "/api-docs/openapi.json%2f..%2f..%2fapi%2fprofile",
                "/api-docs/%6fpenapi.json%00",
                "/api-docs/https:%2f%2fevil.example/"
            })
    void otherPath_isNothing(String path) {
        browser.signIn("/profile");
        Triad.API.calls.clear();
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("/openapi", "Payara");
        assertThat(Triad.API.calls).isEmpty();
    }

    @Test
    void otherMethod_changesNothing() {
        browser.signIn("/profile");
        Triad.API.calls.clear();

        assertThat(browser.submit("/api-docs/", Map.of()).statusCode()).isEqualTo(405);
        assertThat(Triad.API.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500, 503})
    void backendInTrouble_isToldKindly(int status) {
        browser.signIn("/profile");
        Triad.API.status = status;
        HttpResponse<String> answer = browser.get("/api-docs/");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<html").doesNotContain("Payara", "problem");
    }

    @Test
    void backendAway_isToldKindly() {
        browser.signIn("/profile");
        Triad.API.stop();

        assertThat(browser.get("/api-docs/").statusCode()).isEqualTo(503);
    }

    @Test
    void footer_leadsThere_forTheSignedInAlone() {
        assertThat(browser.get("/").body()).doesNotContain("/api-docs/");
        browser.signIn("/profile");
        assertThat(browser.get("/profile").body()).contains("href=\"/api-docs/\"");
    }
}
