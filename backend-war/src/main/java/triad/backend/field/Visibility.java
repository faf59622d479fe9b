package triad.backend.field;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who sees a field, and so also what somebody is to a person: themselves, a colleague, or anybody who is signed in. It is a rule among
 * people: administrators, who keep the directory, are shown every field of a person at that person's own address.
 */
public enum Visibility {
    ME,
    COLLEAGUES,
    EVERYONE;

    public static Optional<Visibility> find(String wireName) {
        return Arrays.stream(values())
                .filter(visibility -> visibility.wireName().equals(wireName))
                .findFirst();
    }

    /** As it is written in JSON and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether that one sees it: the person sees everything, colleagues also what everyone sees. */
    public boolean includes(Visibility audience) {
        return compareTo(audience) >= 0;
    }
}
