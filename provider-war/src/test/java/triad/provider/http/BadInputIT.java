package triad.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/**
 * What no client of good faith sends, at every endpoint: refused with a client's error, in bounded time, and telling nothing (ATTACKS 15,
 * 77). The rules of each endpoint have their own tests; here nothing may fail before they are reached, or behind them.
 */
@ExtendWith(ArquillianExtension.class)
class BadInputIT {
    private static final Duration MOST_TIME = Duration.ofSeconds(10);
    private static final String CLIENT = "client_id=posting&client_secret=" + Http.encoded(Triad.SECRET) + "&";
    private static final String DEEP = "[".repeat(15_000);
    private static final String DEEP_OBJECT = "{\"a\":".repeat(5_000);
    private final Http http = new Http(Tls.anonymous());

    static Stream<String> forms() {
        return Stream.of(
                "/authorize",
                "/par",
                "/token",
                "/introspect",
                "/revoke",
                "/userinfo",
                "/logout",
                "/device_authorization",
                "/backchannel_authentication");
    }

    static Stream<String> documents() {
        return Stream.of(
                "/register",
                "/register/x",
                "/initial-access-tokens",
                "/ssf/streams",
                "/ssf/status",
                "/ssf/verify",
                "/ssf/poll/x",
                "/admin/keys/rotate");
    }

    static Stream<String> all() {
        return Stream.concat(
                Stream.concat(forms(), documents()), Stream.of("/jwks", "/.well-known/openid-configuration"));
    }

    private static List<String> strangeForms() {
        return List.of(
                "",
                "%",
                "%zz=1&grant_type=%",
                "=&=&==&&&&",
                "grant_type=%00&token=%00&code=%00",
                "grant_type=%FF%FE&token=%ED%A0%80&scope=%C0%AE",
                "grant_type=authorization_code&grant_type=client_credentials",
                "grant_type=client_credentials&scope=" + "a%20".repeat(5_000),
                "grant_type=refresh_token&refresh_token=" + "%F0%9F%92%A9".repeat(1_000),
                "grant_type=client_credentials" + "&resource=x".repeat(90),
                "response_type=code&redirect_uri=https%3A%2F%2Fposting.example%2Fcallback&scope=openid&claims="
                        + Http.encoded(DEEP_OBJECT),
                "response_type=code&redirect_uri=https%3A%2F%2Fposting.example%2Fcallback&scope=openid&authorization_details="
                        + Http.encoded(DEEP),
                "response_type=code&redirect_uri=https%3A%2F%2Fposting.example%2Fcallback&request=" + nestedJwt(),
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + nestedJwt(),
                "id_token_hint=" + nestedJwt() + "&token=" + nestedJwt(),
                "max_age=99999999999999999999&requested_expiry=-1&login_hint=%0d%0aX:y&user_code=%0a");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void strangeForm_isNoServerError(String path) {
        for (String form : strangeForms()) {
            assertRefused(path + " " + form, () -> http.post(Triad.ISSUER + path, CLIENT + form));
            assertRefused(path + " alone " + form, () -> http.post(Triad.ISSUER + path, form));
        }
    }

    /** The same in the query, as far as a query may be that long. */
    @ParameterizedTest
    @ValueSource(strings = {"/authorize", "/logout"})
    void strangeQuery_isNoServerError(String path) {
        strangeForms().stream().filter(form -> form.length() < 6_000).forEach(form -> {
            String query = form.replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
            assertRefused(path + " " + form, () -> http.get(Triad.ISSUER + path + "?client_id=posting&" + query));
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void strangeDocument_isNoServerError(String path) {
        for (String document : List.of(
                "",
                "null",
                "[]",
                "\"",
                "{",
                "{}",
                "1e999999999",
                DEEP,
                DEEP_OBJECT,
                "{\"a\":\"\\u0000\"}",
                "\0",
                "{\"a\":1,\"a\":2}")) {
            for (String token : List.of(Triad.REGISTRATION_TOKEN, "x", "a.b.c")) {
                assertRefused(
                        path + " " + document,
                        () -> http.send(Http.request(
                                        Triad.ISSUER + path,
                                        "Content-Type",
                                        "application/json",
                                        "Authorization",
                                        "Bearer " + token)
                                .POST(BodyPublishers.ofString(document))
                                .build()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void strangeCredentials_areNoServerError(String path) {
        for (String header : List.of(
                "Basic",
                "Basic =",
                "Basic !",
                "Basic " + "Og".repeat(3_000),
                "Bearer",
                "Bearer " + "a".repeat(7_500),
                "Bearer " + nestedJwt(),
                "DPoP x",
                "Digest username=\"x\"",
                ":",
                "\t")) {
            assertRefused(
                    path + " " + header,
                    () -> http.send(Http.request(
                                    Triad.ISSUER + path,
                                    "Authorization",
                                    header,
                                    "DPoP",
                                    "x",
                                    "Content-Type",
                                    "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("token=x&grant_type=client_credentials"))
                            .build()));
        }
    }

    /** No encoding but UTF-8, and nothing that unfolds. */
    @ParameterizedTest
    @MethodSource("all")
    void otherEncoding_isNoServerError(String path) {
        for (String type : List.of(
                "application/x-www-form-urlencoded;charset=utf-16",
                "application/x-www-form-urlencoded;charset=nonsense",
                "multipart/form-data;boundary=x",
                "application/json;charset=utf-16",
                "/",
                "text/xml")) {
            assertRefused(
                    path + " " + type,
                    () -> http.send(Http.request(Triad.ISSUER + path, "Content-Type", type, "Content-Encoding", "gzip")
                            .POST(BodyPublishers.ofByteArray("token=x".getBytes(StandardCharsets.UTF_16)))
                            .build()));
        }
    }

    @FunctionalInterface
    private interface Ask {
        Answer ask();
    }

    private static void assertRefused(String what, Ask ask) {
        String shown = what.substring(0, Math.min(120, what.length()));
        long begun = System.nanoTime();
        Answer answer = ask.ask();

        assertThat(answer.status()).as(shown).isLessThan(500);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(shown).isLessThan(MOST_TIME);
        assertThat(answer.body()).as(shown).doesNotContain("Exception", "\tat ", "jdbc", "SQL");
    }

    /** A JWT whose claims nest deeper than any stack. */
    private static String nestedJwt() {
        String claims = "{\"a\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}";
        return "eyJhbGciOiJFUzI1NiJ9."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".AA";
    }
}
