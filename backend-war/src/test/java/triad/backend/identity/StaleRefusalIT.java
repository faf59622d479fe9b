package triad.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.identity.StalePerson.PROVIDER;
import static triad.backend.identity.StalePerson.json;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Trouble;

/** The provider's last no, while it cannot say who somebody is: it holds, and a yes after it does as well. */
@ExtendWith(ArquillianExtension.class)
class StaleRefusalIT {
    private final StalePerson person = new StalePerson();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @AfterEach
    void providerIsWell() throws Exception {
        StalePerson.providerIsWell();
    }

    /** What the person has not allowed is not shown because the provider is away. */
    @Test
    void refusedConsent_isNotForgottenWhileProviderIsAway() throws Exception {
        FRONTEND.get(person.token());
        String token = person.token();
        PROVIDER.exchangeRefusal = "invalid_scope";
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(403);
        PROVIDER.exchangeRefusal = "";
        person.inTrouble(Trouble.BROKEN);

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(403);
        assertThat(FRONTEND.get(token).body()).doesNotContain("Name of");
    }

    @Test
    void endedToken_isNotForgottenWhileProviderIsAway() throws Exception {
        FRONTEND.get(person.token());
        String token = person.token();
        PROVIDER.exchangeRefusal = "invalid_request";
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
        PROVIDER.exchangeRefusal = "";
        person.inTrouble(Trouble.BROKEN);

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
    }

    @Test
    void consentGivenLater_countsAtOnce() throws Exception {
        String token = person.token();
        PROVIDER.exchangeRefusal = "invalid_scope";
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(403);
        PROVIDER.exchangeRefusal = "";

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
        person.inTrouble(Trouble.BROKEN);
        assertThat(json(FRONTEND.get(token))).containsKey("identity_stale");
    }

    /** A token that does not hold is refused before anything is looked up. */
    @Test
    void revokedToken_isShownNothing() throws Exception {
        String token = person.token();
        FRONTEND.get(person.token());
        person.inTrouble(Trouble.BROKEN);
        PROVIDER.revoked.add(token);

        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(401);
    }
}
