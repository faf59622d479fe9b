package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.AtOnce;
import triad.provider.outside.Caller;
import triad.provider.outside.DpopKey;
import triad.provider.outside.PartnerIssuer;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The JWT bearer grant (RFC 7523 §2.1, §3). */
@ExtendWith(ArquillianExtension.class)
class JwtBearerGrantIT {
    private final PlainClient client = PlainClient.withSecret("partnered");
    private final PartnerIssuer issuer = new PartnerIssuer("email");

    /** RFC 7521 §4.1: an access token alone, no refresh token. */
    @Test
    void assertion_givesAnAccessTokenOfTheUser() {
        Answer answer = redeem(issuer.assertion("alice@triad.example"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("scope", "profile:read")
                .doesNotContainKeys("refresh_token", "id_token");
        assertThat(Tokens.claims(answer.text("access_token")).getClaims())
                .containsEntry("sub", TestDatabase.userId("alice"))
                .containsEntry("client_id", "partnered")
                .containsEntry("aud", List.of(Triad.BACKEND))
                .containsKeys("auth_time", "family_id")
                .doesNotContainKeys("sid", "amr");
        assertThat(Server.BACKEND.introspect(answer.text("access_token")).text("active"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "subject"})
    void otherNamings_areUnderstood(String naming) {
        String named = "username".equals(naming) ? "alice" : TestDatabase.userId("alice");

        assertThat(redeem(new PartnerIssuer(naming).assertion(named)).status()).isEqualTo(200);
        assertRefused(redeem(new PartnerIssuer(naming).assertion("alice@triad.example")));
    }

    /** RFC 7523 §3: the token endpoint is an audience too; the type may tell such an assertion apart (RFC 8725 §3.11). */
    @Test
    void olderAudienceAndNewerType_areTaken() {
        assertThat(redeem(issuer.assertion("alice@triad.example", c -> c.audience(Triad.ISSUER + "/token")))
                        .status())
                .isEqualTo(200);
        assertThat(redeem(issuer.assertion(
                                new JOSEObjectType("authorization-grant+jwt"),
                                PartnerIssuer.key(),
                                "alice@triad.example",
                                c -> {}))
                        .status())
                .isEqualTo(200);
    }

    static Stream<Consumer<JWTClaimsSet.Builder>> bent() {
        Instant now = Instant.now();
        return Stream.of(
                c -> c.issuer("https://elsewhere.example"),
                c -> c.issuer(null),
                c -> c.issuer(Triad.ISSUER),
                c -> c.subject(null),
                c -> c.subject(""),
                c -> c.subject("nobody@triad.example"),
                c -> c.subject("carol@triad.example"),
                c -> c.audience((String) null),
                c -> c.audience("partnered"),
                c -> c.audience(Triad.ISSUER + "/authorize"),
                c -> c.audience(List.of(Triad.ISSUER, "https://elsewhere.example")),
                c -> c.expirationTime(null),
                c -> c.expirationTime(Date.from(now.minusSeconds(1))),
                c -> c.expirationTime(Date.from(now.plusSeconds(3600))),
                c -> c.issueTime(Date.from(now.plusSeconds(600))),
                c -> c.notBeforeTime(Date.from(now.plusSeconds(600))),
                c -> c.jwtID(null),
                c -> c.jwtID("x".repeat(300)));
    }

    /** RFC 7523 §3: each MUST of the list; carol's address was never verified. */
    @ParameterizedTest
    @MethodSource("bent")
    void unfitAssertion_isRefused(Consumer<JWTClaimsSet.Builder> bent) {
        assertRefused(redeem(issuer.assertion("alice@triad.example", bent)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "dpop+jwt", "client-authentication+jwt", "logout+jwt"})
    void jwtOfAnotherType_isRefused(String type) {
        assertRefused(redeem(
                issuer.assertion(new JOSEObjectType(type), PartnerIssuer.key(), "alice@triad.example", c -> {})));
    }

    /** ATTACKS 4. */
    @Test
    void foreignOrMissingSignature_isRefused() {
        ECKey foreign = new DpopKey().jwk();
        ECKey named =
                new ECKey.Builder(foreign).keyID(PartnerIssuer.key().getKeyID()).build();
        for (ECKey key : List.of(foreign, named)) {
            assertRefused(redeem(issuer.assertion(JOSEObjectType.JWT, key, "alice@triad.example", c -> {})));
        }
        assertRefused(redeem(new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer("https://email.partner.example")
                        .subject("alice@triad.example")
                        .build())
                .serialize()));
        assertRefused(redeem("x"));
        assertRefused(redeem(ProviderFlow.frontend().tokens("alice").idToken()));
    }

    /** ATTACKS 6: shown again, or many times at once, it counts once. */
    @Test
    void assertionShownAgain_isRefused() {
        String assertion = issuer.assertion("alice@triad.example");

        List<Answer> answers = AtOnce.send(10, i -> redeem(assertion));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertRefused(redeem(assertion));
    }

    /** A refusal for another reason uses nothing up. */
    @Test
    void refusedScope_leavesTheAssertionGood() {
        String assertion = issuer.assertion("alice@triad.example");

        assertThat(redeem(client, assertion, Map.of("scope", "email")).error()).isEqualTo("invalid_scope");
        assertThat(redeem(client, assertion, Map.of("scope", "profile:read")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "scope, profile:write, invalid_scope",
        "scope, openid profile:read, invalid_scope",
        "resource, https://elsewhere.example, invalid_target",
        "assertion, '', invalid_request"
    })
    void moreThanTheIssuerGives_isRefused(String parameter, String value, String error) {
        assertThat(redeem(client, issuer.assertion("alice@triad.example"), Map.of(parameter, value))
                        .error())
                .isEqualTo(error);
    }

    @Test
    void clientThatTheIssuerDoesNotName_isRefused() {
        assertThat(redeem(PlainClient.withSecret("basic"), issuer.assertion("alice@triad.example"), Map.of())
                        .error())
                .isEqualTo("unauthorized_client");
    }

    /** ATTACKS 60. */
    @Test
    void disabledUser_getsNothingAndKeepsNothing() {
        String token = redeem(new PartnerIssuer("username").assertion("carol")).text("access_token");
        TestDatabase.disable("carol");
        try {
            assertRefused(redeem(new PartnerIssuer("username").assertion("carol")));
            assertThat(Server.BACKEND.introspect(token).text("active")).isEqualTo("false");
        } finally {
            TestDatabase.enable("carol");
        }
    }

    @Test
    void givenBack_itsTokenIsDead() {
        String token = redeem(issuer.assertion("alice@triad.example")).text("access_token");

        client.revoke(token);

        assertThat(Server.BACKEND.introspect(token).text("active")).isEqualTo("false");
    }

    private Answer redeem(String assertion) {
        return redeem(client, assertion, Map.of());
    }

    private static Answer redeem(Caller client, String assertion, Map<String, String> other) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", assertion);
        form.put("resource", Triad.BACKEND);
        form.putAll(other);
        return client.post("/token", form);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsEntry("error", "invalid_grant")
                .containsEntry("error_description", "The assertion does not hold");
    }
}
