package triad.provider.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Server;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** What every answer carries, and what no answer tells. */
@ExtendWith(ArquillianExtension.class)
class ErrorPagesIT {
    private final Http http = new Http(Tls.anonymous());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/consent",
                "/sign-out",
                "/jwks",
                "/authorize",
                "/userinfo",
                "/.well-known/openid-configuration",
                "/resources/triad/triad.css",
                "/nothing",
                "/token",
                "/account",
                "/admin/keys",
                "/approvals",
                "/login?jakarta.faces.ViewState=x"
            })
    void everyAnswer_carriesTheSecurityHeaders(String path) {
        Answer answer = http.get(Triad.ISSUER + path);

        assertThat(answer.header("Date")).endsWith("GMT");
        assertThat(answer.header("Strict-Transport-Security")).contains("max-age=63072000");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertTellsNothing(answer);
    }

    /** Nothing below the web root but pages and their resources; no page as its source. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/WEB-INF/web.xml",
                "/web-inf/web.xml",
                "/WEB-INF/classes/weld.properties",
                "/WEB-INF/page.xhtml",
                "/META-INF/MANIFEST.MF",
                "/login.xhtml",
                "/refused.xhtml",
                "/x/..%2fWEB-INF/web.xml",
                "/metrics",
                "/openapi",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/resources/triad/"
            })
    void whatIsNoEndpoint_isNotThere(String path) {
        Answer page = http.get(Triad.ISSUER + path, "Accept", "text/html");

        assertThat(page.status()).isBetween(400, 499);
        assertTellsNothing(page);
        assertThat(page.body()).doesNotContain("<web-app", "ui:composition", "relaxed", "Manifest");
    }

    @Test
    void browserGetsAPage_andServerGetsJson() {
        Answer page = http.get(Triad.ISSUER + "/nothing", "Accept", "text/html,*/*");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("This did not work", "There is nothing here");

        Answer json = http.get(Triad.ISSUER + "/nothing", "Accept", "application/json");
        assertThat(json.status()).isEqualTo(404);
        assertThat(json.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"})
    void otherMethods_areNotServed(String method) {
        for (String path : new String[] {"/token", "/authorize", "/userinfo", "/nothing"}) {
            Answer answer = http.send(Http.request(Triad.ISSUER + path)
                    .method(method, BodyPublishers.noBody())
                    .build());

            assertThat(answer.status()).as(path).isIn(403, 404, 405, 501);
            assertThat(answer.body()).doesNotContain("TRACE /");
            assertTellsNothing(answer);
        }
    }

    /** ATTACKS 77: a size is refused, never a reason to fail. */
    @Test
    void bigRequests_areRefused() {
        Http frontend = Server.FRONTEND.http();

        assertThat(frontend.post(Triad.MTLS + "/token", "client_id=frontend&code=" + "x".repeat(70_000))
                        .status())
                .isEqualTo(400);
        assertThat(frontend.post(Triad.MTLS + "/token", "client_id=frontend" + "&a".repeat(200))
                        .error())
                .isEqualTo("invalid_request");
        Answer query = http.get(Triad.ISSUER + "/authorize?client_id=" + "x".repeat(7000));
        assertThat(query.status()).isEqualTo(400);
        Answer longHeader = http.get(Triad.ISSUER + "/jwks", "X-Long", "x".repeat(20_000));
        assertThat(longHeader.status()).isBetween(400, 499);
        assertTellsNothing(longHeader);
    }

    /** The container refuses what is longer than a mebibyte before the application sees it, with a page of its own. */
    @Test
    void aMegabyteOfParameters_isNoServerError() {
        String megabyte = "client_id=frontend&grant_type=authorization_code&code=" + "x".repeat(1 << 20);
        for (String endpoint : new String[] {"/par", "/token", "/introspect", "/revoke"}) {
            Answer answer = Server.FRONTEND.http().post(Triad.MTLS + endpoint, megabyte);
            assertThat(answer.status()).isEqualTo(413);
        }
        assertThat(http.post(Triad.ISSUER + "/login", "login=login&username=" + "x".repeat(1 << 20))
                        .status())
                .isEqualTo(413);
    }

    /** Words long enough, or with a character, that no key or token has by chance. */
    private static void assertTellsNothing(Answer answer) {
        assertThat(answer.body())
                .doesNotContainIgnoringCase("payara")
                .doesNotContainIgnoringCase("glassfish")
                .doesNotContainIgnoringCase("grizzly")
                .doesNotContain("Exception", "\tat ", "user_account", "jdbc:");
        assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
    }
}
