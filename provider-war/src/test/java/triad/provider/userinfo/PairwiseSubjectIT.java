package triad.provider.userinfo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Browser;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;

/** Pairwise subjects (OpenID Connect Core §8). */
@ExtendWith(ArquillianExtension.class)
class PairwiseSubjectIT {
    private static final String ONE = "https://sector.example/one";

    /** §8.1: MUST NOT be reversible, distinct for different sectors, the same within one. */
    @Test
    void subject_isTheSectorsOwn() throws ParseException {
        String one = subject("pairwise-one", ONE, "alice");

        assertThat(one)
                .hasSize(43)
                .isNotEqualTo(TestDatabase.userId("alice"))
                .isEqualTo(subject("pairwise-one", ONE, "alice"))
                .isEqualTo(subject("pairwise-two", "https://sector.example/two", "alice"))
                .isNotEqualTo(subject("pairwise-else", "https://elsewhere.example/one", "alice"))
                .isNotEqualTo(subject("pairwise-one", ONE, "bob"));
    }

    /** Nothing that the client gets or may ask for tells the account's own identifier. */
    @Test
    void subject_isTheSameEverywhere() throws ParseException {
        PlainClient client = PlainClient.withSecret("pairwise-one");
        Tokens tokens = ProviderFlow.of(client, new Browser(), ONE).tokens("alice");
        String subject = Tokens.claims(tokens.idToken()).getSubject();

        assertThat(Tokens.claims(tokens.accessToken()).getSubject()).isEqualTo(subject);
        assertThat(SignedJWT.parse(client.userinfo(tokens.accessToken()).body())
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo(subject);
        assertThat(client.introspect(tokens.accessToken()).text("sub")).isEqualTo(subject);
        assertThat(client.introspect(tokens.refreshToken()).text("sub")).isEqualTo(subject);
        assertThat(Tokens.claims(client.refresh(tokens.refreshToken()).text("id_token"))
                        .getSubject())
                .isEqualTo(subject);
        assertThat(Tokens.claims(tokens.accessToken()).toString()).doesNotContain(TestDatabase.userId("alice"));
    }

    /** The claims parameter names the user the way the client knows him. */
    @Test
    void accountsOwnIdentifier_namesNobodyHere() {
        Browser browser = new Browser();
        ProviderFlow flow = ProviderFlow.of(PlainClient.withSecret("pairwise-one"), browser, ONE);
        flow.authorize("alice");
        String own = TestDatabase.userId("alice");

        assertThat(browser.get(flow.with("prompt", "none")
                                .with("claims", "{\"id_token\": {\"sub\": {\"value\": \"" + own + "\"}}}")
                                .pushedUrl())
                        .sent("error"))
                .isEqualTo("login_required");
    }

    private static String subject(String clientId, String redirectUri, String username) {
        Tokens tokens = ProviderFlow.of(PlainClient.withSecret(clientId), new Browser(), redirectUri)
                .tokens(username);
        return Tokens.claims(tokens.idToken()).getSubject();
    }
}
