package triad.backend.fake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The database of this run: H2, or with {@code -Dtriad.database=postgres} a real PostgreSQL. */
class TestDatabase {
    private static final int PORT = 22432;

    static String properties() {
        return "postgres".equals(System.getProperty("triad.database")) ? postgres() : h2();
    }

    private static String h2() {
        Path file =
                Path.of("target", "it", "data-" + ProcessHandle.current().pid()).toAbsolutePath();
        return "backend.database.url=jdbc:h2:file:" + file;
    }

    private static String postgres() {
        try {
            EmbeddedPostgres.builder().setPort(PORT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "backend.database.url=jdbc:postgresql://localhost:" + PORT
                + "/postgres\nbackend.database.user=postgres\n" + "backend.database.password=postgres";
    }
}
