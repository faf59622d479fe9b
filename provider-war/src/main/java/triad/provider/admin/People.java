package triad.provider.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The accounts as administrators look for them, disabled ones among them. */
@ApplicationScoped
public class People {
    private static final int MOST_TEXT = 100;
    private static final String SELECT =
            "select user_id, username, given_name, family_name, email, disabled_at from user_account where ";
    private final Jdbi jdbi;

    @Inject
    People(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One account.
     *
     * @param disabled whether nobody signs in to it
     */
    public record Person(String userId, String username, String name, String email, boolean disabled) {}

    /** Those whose name, user name or e-mail address has the text in it, so many at most, by user name; none for no text. */
    public List<Person> find(String text, int most) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.length() > MOST_TEXT || wanted.indexOf('\0') >= 0) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        username like :text escape '!' or email like :text escape '!'
                           or lower(given_name || ' ' || family_name) like :text escape '!'
                        order by username limit :most
                        """)
                .bind("text", '%' + wanted.replaceAll("[!%_]", "!$0") + '%')
                .bind("most", most)
                .map((row, context) -> person(row))
                .list());
    }

    /** The account of that identifier. */
    public Optional<Person> find(String userId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "user_id = :id")
                .bind("id", userId)
                .map((row, context) -> person(row))
                .findOne());
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("user_id"),
                row.getString("username"),
                row.getString("given_name") + " " + row.getString("family_name"),
                row.getString("email"),
                row.getTimestamp("disabled_at") != null);
    }
}
