package triad.backend.person;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;

/** A row of the table {@code person} as a person, and back. */
public class PersonRows implements RowMapper<Person> {
    /** Looked for once, not for each field. */
    private static final JsonProvider JSON = JsonProvider.provider();

    static final String FOUND_BY =
            "found_by_everyone = :found_by_everyone, found_by_colleagues = :found_by_colleagues, found_by_me = :found_by_me";

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
                        row.getString("locale")),
                time(row, "identity_at"),
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
                values.put(field, field.isText() ? JSON.createValue(text) : parse(text));
            }
        }
        return values;
    }

    private static Map<PersonField, Visibility> chosen(String json) {
        Map<PersonField, Visibility> chosen = new EnumMap<>(PersonField.class);
        parse(json).asJsonObject().forEach((name, choice) -> PersonField.find(name)
                .ifPresent(field -> Visibility.find(((JsonString) choice).getString())
                        .ifPresent(visibility -> chosen.put(field, visibility))));
        return chosen;
    }

    private static JsonValue parse(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    static <S extends SqlStatement<S>> void bind(S update, KnownIdentity identity) {
        update.bind("name", identity.name())
                .bind("given_name", identity.givenName())
                .bind("family_name", identity.familyName())
                .bind("email", identity.email())
                .bind("email_verified", identity.emailVerified())
                .bind("picture", identity.picture())
                .bind("locale", identity.locale())
                .bind("sort_name", identity.sortName());
    }

    static <S extends SqlStatement<S>> void bind(S update, Details details) {
        for (PersonField field : PersonField.WRITTEN_HERE) {
            update.bind(field.wireName(), Details.stored(details.values().get(field)));
        }
        JsonObject chosen = details.visibility();
        var json = JSON.createObjectBuilder();
        details.chosen().keySet().forEach(field -> json.add(field.wireName(), chosen.get(field.wireName())));
        update.bind("visibility", json.build().toString())
                .bind("team", details.sharedTextOf(PersonField.DEPARTMENT).orElse(null))
                .bind("reports_to", details.sharedTextOf(PersonField.MANAGER).orElse(null));
    }

    static <S extends SqlStatement<S>> void bindSearchText(S update, KnownIdentity identity, Details details) {
        for (Visibility audience : Visibility.values()) {
            update.bind("found_by_" + audience.wireName(), SearchText.of(identity, details, audience));
        }
    }
}
