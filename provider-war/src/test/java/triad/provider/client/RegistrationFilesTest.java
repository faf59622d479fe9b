package triad.provider.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triad.provider.config.ProviderConfig;
import triad.provider.http.Refusal;
import triad.provider.outside.Built;
import triad.provider.outside.TestConfig;
import triad.provider.resource.ProtectedResources;

/** The registration files as a start applies them, on a database of the real schema. */
class RegistrationFilesTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private Handle open;
    private Path folder;

    private Clients clients;
    private RegistrationFiles files;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
        Files.createDirectories(folder.resolve("clients"));
        Files.createDirectories(folder.resolve("resources"));
        clients = new Clients(jdbi, Clock.systemUTC());
        ProviderConfig config = config();
        files = new RegistrationFiles(
                config, clients, Built.of(ProtectedResources.class, jdbi, Clock.systemUTC(), config));
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void clientWithAFile_isRegistered() throws IOException {
        write("frontend");
        files.apply();
        assertThat(clients.require("frontend").name()).isEqualTo("A frontend");
    }

    /** ATTACKS 60: what was taken away gets no more tokens. */
    @Test
    void clientWhoseFileIsGone_isUnknownAfterTheNextStart() throws IOException {
        write("frontend");
        write("former");
        files.apply();
        Files.delete(folder.resolve("clients/former.json"));
        files.apply();
        assertThatThrownBy(() -> clients.require("former")).isInstanceOf(Refusal.class);
        assertThat(clients.find("frontend")).isPresent();
    }

    /** A client that registered itself never had a file. */
    @Test
    void clientThatRegisteredItself_outlivesTheNextStart() throws IOException {
        write("frontend");
        jdbi.useHandle(handle -> handle.execute(
                "insert into client (client_id, metadata, updated_at, origin) values ('self', ?, current_timestamp, 'dynamic')",
                "{\"client_id\": \"self\", \"token_endpoint_auth_method\": \"none\"}"));
        files.apply();
        assertThat(clients.find("self")).isPresent();
    }

    @Test
    void fileThatCannotBeServed_isNamed() throws IOException {
        Files.writeString(folder.resolve("clients/broken.json"), "{\"client_id\":");
        assertThatThrownBy(files::apply)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken.json");
    }

    private void write(String name) throws IOException {
        Files.writeString(folder.resolve("clients").resolve(name + ".json"), """
                {"client_id": "%1$s", "client_name": "A %1$s", "redirect_uris": ["https://%1$s.example/callback"],
                 "token_endpoint_auth_method": "tls_client_auth", "tls_client_auth_subject_dn": "CN=%1$s"}
                """.formatted(name));
    }

    private ProviderConfig config() {
        return TestConfig.in(folder);
    }
}
