package triad.provider.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Caller;
import triad.provider.outside.DpopKey;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Token exchange between resource servers that list each other (RFC 8693). */
@ExtendWith(ArquillianExtension.class)
class ExchangePolicyIT {
    private static final String RELAY = "https://relay.example";
    private final PlainClient relay = PlainClient.withSecret("relay");
    private final PlainClient ledger = PlainClient.withSecret("ledger");
    private String token;

    @BeforeEach
    void signIn() {
        token = ProviderFlow.of(relay, new Browser(), RELAY + "/callback")
                .with("resource", RELAY)
                .with("scope", "openid relay:send")
                .tokens("alice")
                .accessToken();
    }

    /** RFC 8693 §2.2.1, §4.1: for the next server, by whoever is listed there. */
    @Test
    void listedClient_getsATokenForTheResource() {
        Answer answer = exchange(relay, token, Triad.LEDGER, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("scope")).isEqualTo("ledger:read");
        assertThat(Tokens.claims(answer.text("access_token")).getClaims())
                .containsEntry("aud", List.of(Triad.LEDGER))
                .containsEntry("client_id", "relay")
                .containsEntry("sub", Tokens.claims(token).getSubject())
                .containsEntry("act", Map.of("sub", "relay"));
        assertThat(ledger.introspect(answer.text("access_token")).json()).containsEntry("act", Map.of("sub", "relay"));
    }

    /** §3: an access token is a JWT as well. */
    @Test
    void accessTokenCalledJwt_isTaken() {
        Answer answer = exchange(
                relay, token, Triad.LEDGER, Map.of("subject_token_type", "urn:ietf:params:oauth:token-type:jwt"));

        assertThat(answer.text("issued_token_type")).isEqualTo("urn:ietf:params:oauth:token-type:access_token");
    }

    /** RFC 9449 §5: bound to what the acting client proves. */
    @Test
    void proofOfTheActor_bindsTheNewToken() {
        DpopKey key = new DpopKey();

        Answer answer = exchange(relay.with(key), token, Triad.LEDGER, Map.of());

        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(Tokens.claims(answer.text("access_token")).getClaim("cnf"))
                .isEqualTo(Map.of("jkt", key.thumbprint()));
    }

    /** §4.1: the actors are nested, the last one outermost, and there are five at most. */
    @Test
    void chainOfActors_isKeptAndBounded() {
        String there = token;
        for (int round = 0; round < 2; round++) {
            there = exchange(relay, there, Triad.LEDGER, Map.of()).text("access_token");
            there = exchange(ledger, there, RELAY, Map.of()).text("access_token");
        }
        assertThat(Tokens.claims(there).getClaim("act").toString().replaceAll("[^a-z:]", ""))
                .contains("ledger", "relay");
        Answer fifth = exchange(relay, there, Triad.LEDGER, Map.of());
        assertThat(fifth.status()).isEqualTo(200);

        Answer sixth = exchange(ledger, fifth.text("access_token"), RELAY, Map.of());

        assertThat(sixth.error()).isEqualTo("invalid_request");
        assertThat(sixth.text("error_description")).isEqualTo("The token was exchanged too often");
    }

    /** ATTACKS 71, 72: neither another target, nor more than the client registered. */
    @ParameterizedTest
    @CsvSource({
        "https://backend.example, profile:read, invalid_target",
        "https://relay.example, relay:send, invalid_target",
        "https://nowhere.example, ledger:read, invalid_target",
        "https://ledger.example, ledger:write, invalid_scope",
        "https://ledger.example, ledger:read ledger:write, invalid_scope",
        "https://ledger.example, openid, invalid_scope",
        "https://ledger.example, relay:send, invalid_scope"
    })
    void moreThanThePolicyGives_isRefused(String resource, String scope, String error) {
        assertThat(exchange(relay, token, resource, Map.of("scope", scope)).error())
                .isEqualTo(error);
    }

    /** Listed there, but the token is not for it. */
    @Test
    void clientThatIsNotTheAudience_isRefused() {
        String frontends = ProviderFlow.frontend().tokens("alice").accessToken();

        assertThat(exchange(relay, frontends, Triad.LEDGER, Map.of()).error()).isEqualTo("invalid_request");
        assertThat(exchange(ledger, token, RELAY, Map.of()).error()).isEqualTo("invalid_request");
        assertThat(exchange(Server.BACKEND, token, Triad.LEDGER, Map.of()).error())
                .isEqualTo("invalid_request");
    }

    /** The backend is not listed at the ledger, though its token is good. */
    @Test
    void clientThatIsNotListed_isRefused() {
        String frontends = ProviderFlow.frontend().tokens("alice").accessToken();

        assertThat(exchange(Server.BACKEND, frontends, Triad.LEDGER, Map.of("scope", "ledger:read"))
                        .error())
                .isEqualTo("invalid_target");
    }

    /** §4.4: where the token says who may act, nobody else may. */
    @Test
    void mayAct_isHonoured() {
        ForgedToken forged = ForgedToken.like(token);

        assertThat(exchange(
                                relay,
                                forged.claim("may_act", Map.of("sub", "ledger")).signedByProvider(),
                                Triad.LEDGER,
                                Map.of())
                        .error())
                .isEqualTo("invalid_request");
        assertThat(exchange(
                                relay,
                                forged.claim("may_act", Map.of("sub", "relay")).signedByProvider(),
                                Triad.LEDGER,
                                Map.of())
                        .status())
                .isEqualTo(200);
    }

    /** ATTACKS 71: without the subject token there is nobody to act for, whatever else is shown. */
    @ParameterizedTest
    @CsvSource({
        "subject_token, ''",
        "actor_token, x",
        "actor_token_type, urn:ietf:params:oauth:token-type:access_token",
        "subject_token_type, urn:ietf:params:oauth:token-type:saml2",
        "requested_token_type, urn:ietf:params:oauth:token-type:id_token"
    })
    void unfitRequest_isRefused(String parameter, String value) {
        assertThat(exchange(relay, token, Triad.LEDGER, Map.of(parameter, value))
                        .error())
                .isEqualTo("invalid_request");
    }

    private static Answer exchange(Caller actor, String subjectToken, String resource, Map<String, String> other) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("subject_token", subjectToken);
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("resource", resource);
        form.putAll(other);
        return actor.post("/token", form);
    }
}
