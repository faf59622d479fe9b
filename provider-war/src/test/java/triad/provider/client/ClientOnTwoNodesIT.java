package triad.provider.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.RegisteredClient;
import triad.provider.outside.SecondNode;

/** What one node registers, changes and deletes counts on the others within five seconds. */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(
        named = "triad.database",
        matches = "postgresql",
        disabledReason = "Several nodes share a PostgreSQL, never the embedded database: see the execution postgresql")
class ClientOnTwoNodesIT {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Map<String, Object> DOCUMENT = RegisteredClient.with(
            RegisteredClient.with(RegisteredClient.document(), "token_endpoint_auth_method", "client_secret_post"),
            "grant_types",
            List.of("authorization_code", "refresh_token", "client_credentials"));
    private SecondNode second;

    @BeforeEach
    void startTheSecondNode() {
        second = SecondNode.start();
    }

    @AfterEach
    void stopTheSecondNode() {
        second.close();
    }

    /** A new client is looked up at once; the second node never heard of it. */
    @Test
    void newClient_isKnownThereAtOnce() {
        assertThat(there(RegisteredClient.reader(DOCUMENT)).status()).isEqualTo(200);
    }

    @Test
    void grantThatWasTakenAway_isRefusedThereSoon() {
        RegisteredClient client = RegisteredClient.reader(DOCUMENT);
        assertThat(there(client).status()).isEqualTo(200);
        Map<String, Object> less = RegisteredClient.with(
                RegisteredClient.with(DOCUMENT, "grant_types", List.of("authorization_code")),
                "client_id",
                client.clientId());

        assertThat(client.replace(less).status()).isEqualTo(200);

        assertSoon(() -> "unauthorized_client".equals(there(client).error()));
    }

    @Test
    void deletedClient_isUnknownThereSoon() {
        RegisteredClient client = RegisteredClient.reader(DOCUMENT);
        assertThat(there(client).status()).isEqualTo(200);

        assertThat(client.end().status()).isEqualTo(204);

        assertSoon(() -> "invalid_client".equals(there(client).error()));
        assertThat(there(client).status()).isEqualTo(401);
    }

    private static Answer there(RegisteredClient client) {
        return client.post(SecondNode.URL, "/token", RegisteredClient.ownToken());
    }

    /** Asked all the time, so that the node has the client at hand. */
    private static void assertSoon(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
            LockSupport.parkNanos(200_000_000);
        }
    }
}
