package triad.provider.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.config.RegistrationSettings;
import triad.provider.config.RegistrationSettings.Mode;
import triad.provider.config.SecretBytes;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.outside.MovableClock;
import triad.provider.outside.TestConfig;
import triad.provider.resource.Scopes;

/** Who may register under which configuration, on a database of the real schema. */
class RegistrationModesTest {
    private static final OpaqueValue SECRET = OpaqueValue.random();
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final MovableClock clock = new MovableClock();
    private Handle open;

    @BeforeEach
    void start() {
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void openRegistration_isEverybodysWithinAnHoursMeasure() {
        InitialAccessTokens tokens = tokens(Mode.OPEN);
        Permission permission = tokens.require(Optional.empty());

        assertThat(permission).isEqualTo(Permission.OPEN);
        register();
        tokens.use(permission);
        register();
        assertThatThrownBy(() -> tokens.use(permission))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Too many");
        tokens.use(Permission.DEPLOYMENT);
        clock.pass(Duration.ofMinutes(61));
        tokens.use(permission);
    }

    /** A token that is shown has to hold, even where none is needed. */
    @Test
    void foreignTokenAtOpenRegistration_isRefused() {
        assertRefused(tokens(Mode.OPEN), OpaqueValue.random());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"TOKEN", "OFF"})
    void closedRegistration_needsAToken(Mode mode) {
        assertThatThrownBy(() -> tokens(mode).require(Optional.empty())).isInstanceOf(Refusal.class);
        assertRefused(tokens(mode), OpaqueValue.random());
        assertThat(tokens(mode).require(Optional.of(SECRET))).isEqualTo(Permission.DEPLOYMENT);
    }

    @Test
    void token_lastsAsLongAndAsOftenAsItSays() {
        InitialAccessTokens tokens = tokens(Mode.TOKEN);
        OpaqueValue token = tokens.issue(2, Duration.ofHours(1), Scopes.parse("a b"));
        Permission permission = tokens.require(Optional.of(token));

        assertThat(permission.scope()).isEqualTo(Scopes.parse("a b"));
        tokens.use(permission);
        clock.pass(Duration.ofMinutes(59));
        tokens.use(permission);
        assertThatThrownBy(() -> tokens.use(permission)).isInstanceOf(Refusal.class);
        assertRefused(tokens, token);
        OpaqueValue late = tokens.issue(1, Duration.ofHours(1), Scopes.NONE);
        clock.pass(Duration.ofHours(1));
        assertRefused(tokens, late);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fapi1", "OAuth2.1"})
    void unknownProfile_stopsTheDeployment(String profile) {
        assertThatThrownBy(() -> new RegistrationSettings(Mode.OPEN, Optional.empty(), profile, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("provider.registration.profile");
    }

    @Test
    void shortSecret_stopsTheDeployment() {
        Optional<SecretBytes> guessable = Optional.of(new SecretBytes("password".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> new RegistrationSettings(Mode.TOKEN, guessable, "fapi2", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("provider.registration.token")
                .hasMessageNotContaining("password");
    }

    private static void assertRefused(InitialAccessTokens tokens, OpaqueValue token) {
        assertThatThrownBy(() -> tokens.require(Optional.of(token))).isInstanceOf(Refusal.class);
    }

    private void register() {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into client (client_id, metadata, updated_at, origin, registered_at) values (:id, '{}', :now, 'dynamic', :now)")
                .bind("id", UUID.randomUUID().toString())
                .bind("now", clock.instant())
                .execute());
    }

    private InitialAccessTokens tokens(Mode mode) {
        SecretBytes secret = new SecretBytes(SECRET.value().getBytes(StandardCharsets.UTF_8));
        return new InitialAccessTokens(
                jdbi, clock, TestConfig.with(new RegistrationSettings(mode, Optional.of(secret), "oauth2.1", 2)));
    }
}
