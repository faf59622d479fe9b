package triad.provider.ciba;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Backchannel;
import triad.provider.outside.Browser;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Triad;

/** ID tokens of pairwise subjects as hints (CIBA Core §7.1, OpenID Connect Core §8). */
@ExtendWith(ArquillianExtension.class)
class PairwiseHintIT {
    private final PlainClient client = PlainClient.withSecret("pairwise-one");
    private final String idToken = ProviderFlow.of(client, new Browser(), "https://sector.example/one")
            .tokens("alice")
            .idToken();

    @AfterEach
    void forgetRequests() {
        Backchannel.forgetRequests();
        TestDatabase.execute("update user_account set disabled_at = null where username = 'alice'");
    }

    @Test
    void ownIdToken_meansItsUser() {
        assertThat(ask(client, idToken).status()).isEqualTo(200);
        assertThat(TestDatabase.texts("select user_id from approval where kind = 'ciba'"))
                .containsExactly(TestDatabase.userId("alice"));
    }

    @Test
    void idTokenForAnotherClient_meansNobody() {
        PlainClient sister = PlainClient.withSecret("pairwise-two");
        PlainClient stranger = PlainClient.withSecret("pairwise-else");

        assertThat(ask(sister, idToken).error()).isEqualTo("invalid_request");
        assertThat(ask(stranger, idToken).error()).isEqualTo("invalid_request");
    }

    @Test
    void subjectThatIsNotKnown_isUnknown() {
        TestDatabase.execute("delete from pairwise_subject");

        assertThat(ask(client, idToken).error()).isEqualTo("unknown_user_id");
    }

    @Test
    void disabledUser_isUnknown() {
        TestDatabase.execute("update user_account set disabled_at = updated_at where username = 'alice'");

        assertThat(ask(client, idToken).error()).isEqualTo("unknown_user_id");
    }

    private static Answer ask(PlainClient client, String idToken) {
        return client.post(
                "/backchannel_authentication",
                Map.of("scope", "openid", "id_token_hint", idToken, "resource", Triad.USER_API));
    }
}
