package triad.backend.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import triad.backend.file.PeopleWriter;
import triad.backend.person.Person;
import triad.backend.person.PersonRows;

/** All listed people, read in pages by subject: however many they are and however slowly they are taken, there is one page in memory and no transaction. */
@ApplicationScoped
class PeopleExport {
    private static final int ROWS = 500;

    private final Jdbi jdbi;

    @Inject
    PeopleExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void writeTo(PeopleWriter file) throws IOException {
        List<Person> page = after("");
        while (!page.isEmpty()) {
            file.write(page);
            page = after(page.get(page.size() - 1).subject());
        }
        file.finish();
    }

    private List<Person> after(String subject) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + PersonRows.COLUMNS + """
                         from person p where p.identity_at is not null and p.subject > :after
                        order by p.subject fetch first :rows rows only
                        """)
                .bind("after", subject)
                .bind("rows", ROWS)
                .map(new PersonRows())
                .list());
    }
}
