package triad.backend.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Patience.until;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.FakeTransmitter;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;
import triad.backend.fake.Trouble;

/** The description as it is served, and that the server answers as it promises. */
@ExtendWith(ArquillianExtension.class)
class OpenApiIT {
    private static @Nullable Contract contract;

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    private static Contract contract() throws Exception {
        if (contract == null) {
            contract = new Contract(get("/openapi.json").body());
        }
        return contract;
    }

    static Stream<Exchange> exchanges() {
        return Exchanges.all();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void answer_isAsDescribed(Exchange exchange) throws Exception {
        HttpResponse<byte[]> answer = exchange.send();

        assertThat(answer.statusCode()).as(Contract.text(answer)).isEqualTo(exchange.status());
        contract().requireKept(exchange.endpoint(), answer);
    }

    /** Whatever succeeds, or says that nothing is new, is tried. */
    @Test
    void everySuccess_isTried() throws Exception {
        Set<String> described = new TreeSet<>();
        contract().operations().forEach((endpoint, operation) -> operation
                .get("responses")
                .fieldNames()
                .forEachRemaining(status -> described.add(endpoint + " " + status)));
        described.removeIf(success -> !success.matches(".* (2..|304)"));

        Set<String> tried = Exchanges.all()
                .map(exchange -> exchange.endpoint() + " " + exchange.status())
                .filter(success -> success.matches(".* (2..|304)"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried).isEqualTo(described);
    }

    @Test
    void consentMissing_isAsDescribed() throws Exception {
        FakeProvider.start().exchangeRefusal = "invalid_scope";
        try {
            HttpResponse<byte[]> answer = Exchange.of("GET /api/profile", 403, Tokens.valid(Exchanges.RUN + "-consent"))
                    .send();

            assertThat(Contract.text(answer)).contains("consent-missing");
            contract().requireKept("GET /api/profile", answer);
        } finally {
            FakeProvider.start().exchangeRefusal = "";
        }
    }

    @Test
    void providerAway_isAsDescribed() throws Exception {
        FakeProvider.start().broken = true;
        try {
            HttpResponse<byte[]> answer = Exchange.of("GET /api/profile", 503, Tokens.valid(Exchanges.RUN + "-away"))
                    .send();

            assertThat(answer.statusCode()).isEqualTo(503);
            contract().requireKept("GET /api/profile", answer);
        } finally {
            FakeProvider.start().broken = false;
            awaitProvider();
        }
    }

    /** RFC 9211 §2: of what is shown as it was last, the answer says so. */
    @Test
    void staleProfile_isAsDescribed() throws Exception {
        FakeProvider provider = FakeProvider.start();
        String person = Exchanges.RUN + "-stale";
        Exchange read = Exchange.of("GET /api/profile", 200, Tokens.valid(person));
        assertThat(read.send().statusCode()).isEqualTo(200);
        provider.userinfoInstead = Optional.of(Trouble.BROKEN);
        try {
            provider.transmitter.send(provider.transmitter.event(
                    FakeTransmitter.TOKEN_CLAIMS_CHANGE, FakeTransmitter.user(person), claims -> claims));

            for (Exchange exchange :
                    List.of(read, read.with("If-None-Match: current").ending(304))) {
                HttpResponse<byte[]> answer = exchange.send();
                assertThat(answer.statusCode()).isEqualTo(exchange.status());
                assertThat(answer.headers().firstValue("Cache-Status")).isPresent();
                contract().requireKept(exchange.endpoint(), answer);
            }
        } finally {
            provider.userinfoInstead = Optional.empty();
            awaitProvider();
        }
    }

    private static void awaitProvider() throws Exception {
        until(Duration.ofSeconds(30), () -> isFresh(Caller.FRONTEND.get(Tokens.valid(Exchanges.RUN + "-back"))));
    }

    private static boolean isFresh(HttpResponse<String> profile) {
        return profile.statusCode() == 200
                && profile.headers().firstValue("Cache-Status").isEmpty();
    }

    /** The eleventh that is not over; the first ones are stopped again. */
    @Test
    void tooManyImports_areAsDescribed() throws Exception {
        String token = Tokens.administrator(Exchanges.RUN + "-importer");
        List<String> kept = new ArrayList<>();
        try {
            HttpResponse<byte[]> answer =
                    AdministratorExchanges.longImport(token, kept.size()).send();
            while (answer.statusCode() == 202 && kept.size() < 20) {
                kept.add(Contract.read(Contract.text(answer)).get("id").textValue());
                answer = AdministratorExchanges.longImport(token, kept.size()).send();
            }

            assertThat(answer.statusCode()).isEqualTo(409);
            contract().requireKept("POST /api/imports", answer);
        } finally {
            for (String id : kept) {
                Exchange.of("DELETE /api/imports/{id}", 200, token)
                        .at("/api/imports/" + id)
                        .send();
            }
        }
    }

    @Test
    void tooManyRequests_areAsDescribed() throws Exception {
        Exchange read = Exchange.of("GET /api/departments", 429, Tokens.valid(Exchanges.RUN + "-busy"));
        HttpResponse<byte[]> answer = read.send();
        for (int i = 0; i < 3000 && answer.statusCode() != 429; i++) {
            answer = read.send();
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        contract().requireKept("GET /api/departments", answer);
    }

    @Test
    void document_isOfThisServer_andItsTagHolds() throws Exception {
        HttpResponse<String> first = get("/openapi.json");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(first.headers().firstValue("Cache-Control")).contains("public, no-cache");
        assertThat(contract().document.at("/servers/0/url").textValue()).isEqualTo(SharedServer.URL);
        assertThat(contract()
                        .document
                        .at("/components/securitySchemes/token/openIdConnectUrl")
                        .textValue())
                .startsWith(FakeProvider.ISSUER);
        assertThat(Caller.FRONTEND
                        .send(Caller.to("/openapi.json").header("If-None-Match", "\"x\", W/" + tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(Caller.FRONTEND
                        .send(Caller.to("/openapi.json").header("If-None-Match", "\"x\""))
                        .body())
                .isEqualTo(first.body());
    }

    @Test
    void page_comesWithItsStyle_andForbidsScripts() throws Exception {
        HttpResponse<String> page = get("/openapi");
        HttpResponse<String> style = get("/openapi.css");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("href=\"openapi.css\"", "Ζωή Παπαδάκη", SharedServer.URL);
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
    }

    /** RFC 8631 §4: whoever is refused learns where to read on. */
    @Test
    void problem_linksToTheDescription() throws Exception {
        assertThat(get("/api/nothing").headers().firstValue("Link"))
                .get()
                .asString()
                .contains("</openapi.json>; rel=\"service-desc\"", "</openapi>; rel=\"service-doc\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/openapi/", "/openapi/openapi.yaml", "/openapi.yaml", "/openapi/page.ftlh", "/openapi.json/x"})
    void parts_areNotServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void otherMethod_is405(String method) throws Exception {
        assertThat(Caller.FRONTEND
                        .send(Caller.to("/openapi.json").method(method, BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return Caller.FRONTEND.send(Caller.to(path));
    }
}
