package triad.provider.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.claims.ClaimsChanged;
import triad.provider.claims.Subjects;
import triad.provider.client.Clients;
import triad.provider.config.ProviderConfig;
import triad.provider.consent.ConsentWithdrawn;
import triad.provider.family.TokenReach;
import triad.provider.key.DeploymentSecrets;
import triad.provider.key.KeyEncryption;
import triad.provider.outbox.Message;
import triad.provider.outbox.Outbox;
import triad.provider.outside.Built;
import triad.provider.outside.Fired;
import triad.provider.outside.TestConfig;
import triad.provider.resource.ProtectedResources;
import triad.provider.user.AccountChanged;
import triad.provider.user.CredentialChanged;

/** What becomes of what happened to an account (CAEP 1.0, RISC 1.0), on a database of the real schema. */
class SignalsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ISSUER = "https://provider.example";
    private static final Map<String, Object> ALICE = Map.of("format", "iss_sub", "iss", ISSUER, "sub", "alice");
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Outbox outbox = Built.of(Outbox.class, jdbi, clock, new Fired<>());
    private final SeenSubjects seen = new SeenSubjects(
            Built.of(Clients.class, jdbi, clock),
            Built.of(
                    Subjects.class,
                    Built.of(DeploymentSecrets.class, jdbi, Built.of(KeyEncryption.class, config()), clock),
                    jdbi));
    private final EventStreams streams =
            new EventStreams(jdbi, clock, Built.of(KeyEncryption.class, config()), outbox, seen);
    private final Signals signals = new Signals(
            Built.of(TokenReach.class, jdbi),
            Built.of(ProtectedResources.class, jdbi, clock, config()),
            streams,
            outbox,
            config(),
            clock);
    private Handle open;

    @BeforeEach
    void start() {
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
        open.execute("""
                insert into user_account (user_id, username, password_hash, given_name, family_name, email, email_verified, roles,
                    updated_at)
                values ('alice', 'alice', 'x', 'A', 'L', 'a@x.example', true, '', now())
                """);
        open.execute("""
                insert into browser_session (session_id, secret_hash, user_id, acr, amr, auth_time, last_used_at, expires_at)
                values ('session', 'x', 'alice', '1', 'pwd', now(), now(), now())
                """);
        open.execute("""
                insert into token_family (family_id, client_id, user_id, session_id, scope, resource, resource_scope, acr, amr,
                    auth_time, created_at, expires_at)
                values ('family', 'frontend', 'alice', 'session', 'openid', 'https://backend.example', 'profile:read', '1',
                    'pwd', now(), now(), now())
                """);
        open.execute("""
                insert into protected_resource values ('https://backend.example',
                    '{"resource": "https://backend.example", "scopes_supported": [], "client_id": "backend"}', now())
                """);
        List.of("frontend", "backend", "stranger").forEach(this::stream);
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @ParameterizedTest
    @CsvSource({"DISABLED, account-disabled", "ENABLED, account-enabled", "PURGED, account-purged"})
    void changedAccount_isARiscEvent(AccountChanged.Change change, String type) {
        signals.accountChanged(new AccountChanged("alice", change));

        assertThat(told("backend"))
                .containsEntry("sub_id", ALICE)
                .containsEntry(
                        "events", Map.of("https://schemas.openid.net/secevent/risc/event-type/" + type, Map.of()));
    }

    /** CAEP 1.0 §3.3.1: both members are REQUIRED. */
    @Test
    void changedCredential_isACaepEvent() {
        signals.credentialChanged(new CredentialChanged("alice", "password", CredentialChanged.Change.UPDATE));

        assertThat(told("backend"))
                .containsEntry("sub_id", ALICE)
                .containsEntry(
                        "events",
                        Map.of(
                                EventType.CREDENTIAL_CHANGE.uri(),
                                Map.of(
                                        "credential_type",
                                        "password",
                                        "change_type",
                                        "update",
                                        "event_timestamp",
                                        NOW.getEpochSecond())));
    }

    /** CAEP 1.0 §3.2.1: {@code claims} is REQUIRED; no other value than the time is told. */
    @Test
    void changedClaims_areACaepEventWithoutTheirValues() {
        signals.claimsChanged(new ClaimsChanged("alice", NOW));

        assertThat(told("backend"))
                .containsEntry("sub_id", ALICE)
                .containsEntry(
                        "events",
                        Map.of(
                                EventType.TOKEN_CLAIMS_CHANGE.uri(),
                                Map.of(
                                        "claims",
                                        Map.of("updated_at", NOW.getEpochSecond()),
                                        "event_timestamp",
                                        NOW.getEpochSecond())));
    }

    @Test
    void withdrawnConsent_isARevokedSessionOfTheClient() {
        signals.consentWithdrawn(new ConsentWithdrawn("alice", "frontend", List.of("https://backend.example")));

        assertThat(told("backend"))
                .containsEntry(
                        "sub_id",
                        Map.of(
                                "format",
                                "complex",
                                "user",
                                ALICE,
                                "application",
                                Map.of("format", "opaque", "id", "frontend")));
    }

    /** Whoever got the tokens and whoever they are for, nobody else; one cause is one txn. */
    @Test
    void event_reachesThoseWhoCanHaveTokens() {
        signals.accountChanged(new AccountChanged("alice", AccountChanged.Change.DISABLED));

        assertThat(outbox.held("stranger", 10)).isEmpty();
        assertThat(told("frontend").get("txn")).isEqualTo(told("backend").get("txn"));
    }

    @Test
    void userWithoutTokens_isToldToNobody() {
        signals.accountChanged(new AccountChanged("bob", AccountChanged.Change.DISABLED));

        assertThat(outbox.counts()).isEmpty();
    }

    @Test
    void removedSubject_isNotTold() {
        streams.removeSubject("backend", "alice");
        signals.accountChanged(new AccountChanged("alice", AccountChanged.Change.DISABLED));

        assertThat(outbox.held("backend", 10)).isEmpty();
        assertThat(outbox.held("frontend", 10)).hasSize(1);
    }

    private void stream(String clientId) {
        streams.create(new EventStream(
                clientId,
                clientId,
                clientId,
                new EventStream.Poll(),
                EventType.uris(),
                Optional.empty(),
                EventStream.Status.ENABLED,
                Optional.empty()));
    }

    private Map<String, Object> told(String streamId) {
        List<Message> held = outbox.held(streamId, 10);
        assertThat(held).hasSize(1);
        try {
            return JSONObjectUtils.parse(held.get(0).payload());
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    private static ProviderConfig config() {
        return TestConfig.standard();
    }
}
