package triad.backend.person;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import triad.backend.field.PersonField;

/** The fields to which a list of people can be narrowed, each value beside those who may know of it. */
public class Facets {
    static final List<PersonField> FIELDS = List.of(
            PersonField.DEPARTMENT,
            PersonField.MANAGER,
            PersonField.LOCATION,
            PersonField.LANGUAGES,
            PersonField.SKILLS);

    static void replace(Handle handle, List<Person> people) {
        PreparedBatch former = handle.prepareBatch("delete from person_facet where subject = :subject");
        people.forEach(person -> former.bind("subject", person.subject()).add());
        former.execute();
        PreparedBatch batch = handle.prepareBatch("""
                insert into person_facet (subject, field, text, visible_to) values (:subject, :field, :text, :visible_to)
                """);
        people.forEach(person -> addTo(batch, person));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void addTo(PreparedBatch batch, Person person) {
        for (PersonField field : FIELDS) {
            for (String text : keys(field, person.details().textsOf(field))) {
                batch.bind("subject", person.subject())
                        .bind("field", field.wireName())
                        .bind("text", text)
                        .bind("visible_to", person.details().visibilityOf(field).wireName())
                        .add();
            }
        }
    }

    private static Set<String> keys(PersonField field, List<String> texts) {
        Set<String> keys = new LinkedHashSet<>();
        texts.forEach(text -> keys.add(key(field, text)));
        return keys;
    }

    /** What is compared: a name of this server as it is, what people type in any case. */
    public static String key(PersonField field, String text) {
        return field == PersonField.DEPARTMENT || field == PersonField.MANAGER
                ? text
                : text.strip().toLowerCase(Locale.ROOT);
    }
}
