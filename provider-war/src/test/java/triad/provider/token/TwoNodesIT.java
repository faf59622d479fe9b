package triad.provider.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.AtOnce;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.SecondNode;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** What counts once counts once on two nodes: two server processes share one PostgreSQL, and one of them may be killed. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(
        named = "triad.database",
        matches = "postgresql",
        disabledReason = "Several nodes share a PostgreSQL, never the embedded database: see the execution postgresql")
class TwoNodesIT {
    private static final int MANY = 50;
    private final PlainClient app = PlainClient.app();
    private SecondNode second;

    @BeforeEach
    void startTheSecondNode() {
        second = SecondNode.start();
    }

    @AfterEach
    void stopTheSecondNode() {
        second.close();
    }

    /** ATTACKS 1: one successor, and everybody gets it. After the grace, on whichever node, the family ends. */
    @Test
    void parallelRefreshesOnBothNodes_giveOneFamilyAndOneAnswer() {
        Tokens tokens = ProviderFlow.app(app).tokens("alice");

        List<Answer> answers = AtOnce.send(MANY, i -> app.at(node(i)).refresh(tokens.refreshToken()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
        String successor = answers.get(0).text("refresh_token");
        assertThat(app.at(SecondNode.URL).refresh(successor).status()).isEqualTo(200);

        TestDatabase.replacedLongAgo(tokens.refreshToken());
        assertRefused(app.at(SecondNode.URL).refresh(tokens.refreshToken()));
        assertRefused(app.refresh(successor));
        assertThat(app.introspect(answers.get(0).text("access_token")).text("active"))
                .isEqualTo("false");
    }

    /** ATTACKS 2: what a killed node knew, the others know, and so does the node itself when it is back. */
    @Test
    void killedNode_changesNothing() {
        Tokens tokens = ProviderFlow.app(app).tokens("alice");
        Answer rotated = app.at(SecondNode.URL).refresh(tokens.refreshToken());
        second.kill();

        assertThat(app.refresh(tokens.refreshToken()).json()).isEqualTo(rotated.json());

        second.restart();
        TestDatabase.replacedLongAgo(tokens.refreshToken());
        assertRefused(app.at(SecondNode.URL).refresh(tokens.refreshToken()));
        assertRefused(app.refresh(rotated.text("refresh_token")));
    }

    /** ATTACKS 6, 21: a client assertion, and a DPoP proof, shown on both nodes at the same instant. */
    @Test
    void oneAssertionOrProofOnBothNodes_countsOnce() {
        KeyedClient keyed = KeyedClient.keyed();
        String assertion = keyed.assertion();
        String proof = keyed.dpop().proof("POST", Triad.ISSUER + "/token");

        List<Answer> sameAssertion = AtOnce.send(
                20, i -> ask(keyed, node(i), assertion, keyed.dpop().proof("POST", Triad.ISSUER + "/token")));
        List<Answer> sameProof = AtOnce.send(20, i -> ask(keyed, node(i), keyed.assertion(), proof));

        assertOne(sameAssertion, "invalid_client");
        assertOne(sameProof, "invalid_dpop_proof");
    }

    private static String node(int number) {
        return number % 2 == 0 ? Triad.ISSUER : SecondNode.URL;
    }

    private static Answer ask(KeyedClient client, String node, String assertion, String proof) {
        return client.http()
                .post(
                        node + "/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "resource",
                                Triad.BACKEND,
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                assertion),
                        "DPoP",
                        proof);
    }

    private static void assertOne(List<Answer> answers, String error) {
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> assertThat(answer.error()).isEqualTo(error));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_grant");
    }
}
