package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.provider.outside.StreamOwner.SESSION_REVOKED;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Browser;
import triad.provider.outside.PlainClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.StreamOwner;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Subjects that a receiver of pairwise ones adds and removes (SSF 1.0 §8.1.3, OpenID Connect Core §8). */
@ExtendWith(ArquillianExtension.class)
class PairwiseSignalsIT {
    private static final String ONE = "https://sector.example/one";
    private final PlainClient client = PlainClient.withSecret("pairwise-one");
    private final StreamOwner receiver = StreamOwner.with(
            Server.FRONTEND,
            client.post(
                            "/token",
                            Map.of(
                                    "grant_type",
                                    "client_credentials",
                                    "resource",
                                    Triad.ISSUER + "/ssf",
                                    "scope",
                                    "ssf.read ssf.manage"))
                    .text("access_token"));
    private String stream = "";

    @BeforeEach
    void begin() {
        StreamOwner.forgetStreams();
        stream = receiver.poll(SESSION_REVOKED);
    }

    @AfterEach
    void forget() {
        StreamOwner.forgetStreams();
    }

    @Test
    void subjectThatTheReceiverKnows_isRemovedAndAdded() throws ParseException {
        String subject = subject("pairwise-one", ONE);

        change("remove", subject);
        assertThat(told()).isZero();

        change("add", subject);
        assertThat(told()).isEqualTo(1);
        assertThat(SignedJWT.parse(String.valueOf(receiver.sets(stream, Map.of())
                                .values()
                                .iterator()
                                .next()))
                        .getJWTClaimsSet()
                        .getJSONObjectClaim("sub_id")
                        .get("user"))
                .isEqualTo(user(subject));
    }

    /** A sister of the sector knows the same name. */
    @Test
    void subjectOfTheSector_isRemoved() {
        change("remove", subject("pairwise-two", "https://sector.example/two"));

        assertThat(told()).isZero();
    }

    @Test
    void subjectOfAnotherSector_isNobodyHere() {
        change("remove", subject("pairwise-else", "https://elsewhere.example/one"));

        assertThat(told()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob"})
    void accountsOwnIdentifier_isNobodyHere(String username) {
        change("remove", TestDatabase.userId(username));

        assertThat(told()).isEqualTo(1);
    }

    /** A removed subject comes back by its own name alone. */
    @Test
    void addedSubjectOfAnotherSector_changesNothing() {
        change("remove", subject("pairwise-one", ONE));
        change("add", subject("pairwise-else", "https://elsewhere.example/one"));
        change("add", TestDatabase.userId("alice"));

        assertThat(told()).isZero();
    }

    private void change(String verb, String subject) {
        assertThat(receiver.send("POST", "/ssf/subjects/" + verb, Map.of("stream_id", stream, "subject", user(subject)))
                        .status())
                .isBetween(200, 204);
    }

    /** How many events come of one ended session. */
    private int told() {
        Browser browser = new Browser();
        Tokens tokens = ProviderFlow.of(client, browser, ONE).tokens("alice");
        browser.signOut(tokens);
        return receiver.sets(stream, Map.of()).size();
    }

    private static String subject(String clientId, String redirectUri) {
        Tokens tokens = ProviderFlow.of(PlainClient.withSecret(clientId), new Browser(), redirectUri)
                .tokens("alice");
        return Tokens.claims(tokens.idToken()).getSubject();
    }

    private static Map<String, Object> user(String subject) {
        return Map.of("format", "iss_sub", "iss", Triad.ISSUER, "sub", subject);
    }
}
