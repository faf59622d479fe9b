package triad.backend.person;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;
import triad.backend.json.Jsons;

/** A row of the table {@code person} as a person, and back. */
public class PersonRows implements RowMapper<Person> {
    /** What is read of a row {@code p}. */
    public static final String COLUMNS = Stream.concat(
                    Stream.of(
                            "subject",
                            "version",
                            "name",
                            "given_name",
                            "family_name",
                            "email",
                            "email_verified",
                            "picture",
                            "locale",
                            "preferred_username",
                            "zoneinfo",
                            "identity_at",
                            "identity_changes",
                            "visibility",
                            "updated_at"),
                    PersonField.WRITTEN_HERE.stream().map(PersonField::wireName))
            .map(column -> "p." + column)
            .collect(Collectors.joining(", "));

    public static Optional<Person> find(Handle handle, String subject, String locking) {
        return handle.createQuery("select " + COLUMNS + " from person p where p.subject = :subject" + locking)
                .bind("subject", subject)
                .map(new PersonRows())
                .findOne();
    }

    @Override
    public Person map(ResultSet row, StatementContext context) throws SQLException {
        return new Person(
                row.getString("subject"),
                row.getInt("version"),
                new KnownIdentity(
                        row.getString("name"),
                        row.getString("given_name"),
                        row.getString("family_name"),
                        row.getString("email"),
                        row.getObject("email_verified", Boolean.class),
                        row.getString("picture"),
                        row.getString("locale"),
                        row.getString("preferred_username"),
                        row.getString("zoneinfo")),
                time(row, "identity_at"),
                row.getInt("identity_changes"),
                new Details(values(row), chosen(row.getString("visibility"))),
                time(row, "updated_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static Map<PersonField, JsonValue> values(ResultSet row) throws SQLException {
        Map<PersonField, JsonValue> values = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.WRITTEN_HERE) {
            String text = row.getString(field.wireName());
            if (text != null) {
                values.put(field, field.isText() ? Jsons.text(text) : Jsons.parse(text));
            }
        }
        return values;
    }

    private static Map<PersonField, Visibility> chosen(String json) {
        Map<PersonField, Visibility> chosen = new EnumMap<>(PersonField.class);
        Jsons.parse(json).asJsonObject().forEach((name, choice) -> PersonField.find(name)
                .ifPresent(field -> Visibility.find(((JsonString) choice).getString())
                        .ifPresent(visibility -> chosen.put(field, visibility))));
        return chosen;
    }

    public static <S extends SqlStatement<S>> void bind(S update, KnownIdentity identity) {
        update.bind("name", identity.name())
                .bind("given_name", identity.givenName())
                .bind("family_name", identity.familyName())
                .bind("email", identity.email())
                .bind("email_verified", identity.emailVerified())
                .bind("picture", identity.picture())
                .bind("locale", identity.locale())
                .bind("preferred_username", identity.preferredUsername())
                .bind("zoneinfo", identity.zoneinfo())
                .bind("sort_name", identity.sortName());
    }

    public static <S extends SqlStatement<S>> void bind(S update, Details details) {
        for (PersonField field : PersonField.WRITTEN_HERE) {
            update.bind(field.wireName(), Details.stored(details.values().get(field)));
        }
        JsonObject chosen = details.visibility();
        var json = Jsons.object();
        details.chosen().keySet().forEach(field -> json.add(field.wireName(), chosen.get(field.wireName())));
        update.bind("visibility", json.build().toString())
                .bind("team", details.sharedTextOf(PersonField.DEPARTMENT).orElse(null))
                .bind("reports_to", details.sharedTextOf(PersonField.MANAGER).orElse(null))
                .bind(
                        "manager_seen_by",
                        details.textOf(PersonField.MANAGER)
                                .map(manager -> details.visibilityOf(PersonField.MANAGER)
                                        .wireName())
                                .orElse(null));
    }
}
