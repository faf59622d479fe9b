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

    /**
     * That the person in the row {@code p} has one of the values in a field where the viewer sees it. The values are a list of the
     * field's name, the viewer is bound by {@link Viewer#bind}.
     */
    public static String condition(PersonField field) {
        return """
                exists (select 1 from person_facet f
                  where f.subject = p.subject and f.field = '%1$s' and f.text in (<%1$s>)
                    and (f.visible_to = 'everyone' or (f.visible_to = 'colleagues' and %2$s) or p.subject = :viewer))
                """.formatted(field.wireName(), Viewer.IS_COLLEAGUE);
    }

    private static Set<String> keys(PersonField field, List<String> texts) {
        Set<String> keys = new LinkedHashSet<>();
        texts.forEach(text -> keys.add(key(field, text)));
        return keys;
    }

    /** What is compared: a name of this server as it is, what people type in any case. */
    public static String key(PersonField field, String text) {
        return field.isOfTheOrganisation() ? text : text.strip().toLowerCase(Locale.ROOT);
    }
}
