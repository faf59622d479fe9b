package triad.provider.details;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Rich authorization requests from the request to the token (RFC 9396). */
@ExtendWith(ArquillianExtension.class)
class AuthorizationDetailsIT {
    private static final String CALLBACK = "https://signing.example/callback";
    private final KeyedClient client = KeyedClient.signing();
    private final ProviderFlow flow =
            ProviderFlow.of(client, CALLBACK).with("resource", Triad.BANK).with("scope", "openid accounts");

    @BeforeEach
    void forget() {
        TestDatabase.forgetConsents("carol");
    }

    /** RFC 9396 §7, §9.1, §9.2: what was granted is told to the client, in the token and to whoever introspects it. */
    @Test
    void grantedDetails_areInResponseTokenAndIntrospection() {
        Answer page = flow.signedIn(flow.browser().follow(pushed(payment("12.50"))), "carol");
        assertThat(page.body()).contains("payment_initiation", "instructedAmount", "12.50", "&lt;b&gt;Merchant");

        Answer tokens = flow.redeem(flow.consented(page).sent("code"));

        List<?> granted = List.of(payment("12.50"));
        assertThat(tokens.json()).containsEntry("authorization_details", granted);
        assertThat(Tokens.claims(tokens.text("access_token")).getClaim("authorization_details"))
                .isEqualTo(granted);
        assertThat(client.post("/introspect", Map.of("token", tokens.text("access_token")))
                        .json())
                .containsEntry("authorization_details", granted);
        assertThat(refresh(tokens, Map.of()).json()).containsEntry("authorization_details", granted);
    }

    /** Whoever allowed one payment did not allow the next. */
    @Test
    void newDetails_areAskedForAgain() {
        flow.consented(flow.signedIn(flow.browser().follow(pushed(payment("1.00"))), "carol"));

        assertThat(flow.browser().follow(pushed(payment("1.00"))).sent("code")).hasSize(43);
        assertThat(flow.browser().follow(pushed(payment("1.01"))).asks("consent"))
                .isTrue();
        assertThat(flow.browser()
                        .follow(pushed(payment("1.01"), claims -> claims.claim("prompt", "none")))
                        .sent("error"))
                .isEqualTo("consent_required");
    }

    /** RFC 9396 §6: equal details may be repeated, others are refused. */
    @Test
    void otherDetailsAtTheTokenEndpoint_areRefused() {
        Answer tokens =
                flow.redeem(flow.consented(flow.signedIn(flow.browser().follow(pushed(payment("2.00"))), "carol"))
                        .sent("code"));
        String same = "[{\"type\":\"payment_initiation\",\"instructedAmount\":\"2.00\",\"creditor\":\"<b>Merchant\"}]";

        assertThat(refresh(tokens, Map.of("authorization_details", same)).status())
                .isEqualTo(200);
        assertThat(refresh(tokens, Map.of("authorization_details", same.replace("2.00", "3.00")))
                        .error())
                .isEqualTo("invalid_authorization_details");
        assertThat(refresh(tokens, Map.of("authorization_details", "[]")).error())
                .isEqualTo("invalid_authorization_details");
    }

    /** RFC 9396 §2: scope and details go together, and either does. */
    @Test
    void detailsAlone_areEnough() {
        Answer answer = flow.consented(flow.signedIn(
                flow.browser().follow(pushed(payment("4.00"), claims -> claims.claim("scope", null))), "carol"));

        Answer tokens = flow.redeem(answer.sent("code"));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.json()).doesNotContainKeys("scope", "id_token");
    }

    /** RFC 9396 §5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "{\"type\":\"payment_initiation\"}",
                "[{\"type\":\"account_information\"}]",
                "[{\"type\":\"unknown_there\"}]",
                "[{\"type\":\"payment_initiation\"},{\"type\":\"PAYMENT_INITIATION\"}]",
                "[{\"type\":\"payment_initiation\",\"locations\":[\"https://elsewhere.example\"]}]"
            })
    void unfitDetails_areRefused(String details) {
        Answer answer = client.post(
                "/par",
                Map.of(
                        "request",
                        client.requestObject(
                                flow.request(), claims -> claims.claim("authorization_details", details))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_authorization_details");
    }

    /** A resource that does not know the type, such as the user API. */
    @Test
    void detailsForAnotherResource_areRefused() {
        String object = client.requestObject(
                flow.without("resource").with("scope", "openid").request(),
                claims -> claims.claim("authorization_details", List.of(payment("5.00"))));

        assertThat(client.post("/par", Map.of("request", object)).error()).isEqualTo("invalid_authorization_details");
    }

    private Answer refresh(Answer tokens, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", tokens.text("refresh_token"));
        return client.post("/token", form);
    }

    private String pushed(Map<String, Object> detail) {
        return pushed(detail, claims -> {});
    }

    private String pushed(Map<String, Object> detail, Consumer<JWTClaimsSet.Builder> bent) {
        String object = client.requestObject(flow.request(), claims -> {
            claims.claim("authorization_details", List.of(detail));
            bent.accept(claims);
        });
        return flow.url(client.post("/par", Map.of("request", object)).text("request_uri"));
    }

    private static Map<String, Object> payment(String amount) {
        Map<String, Object> payment = new LinkedHashMap<>();
        payment.put("type", "payment_initiation");
        payment.put("instructedAmount", amount);
        payment.put("creditor", "<b>Merchant");
        return payment;
    }
}
