package triad.backend.field;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import triad.backend.field.FieldRule.Absence;
import triad.backend.field.FieldRule.ListOf;
import triad.backend.field.FieldRule.OfTheProvider;
import triad.backend.field.FieldRule.SentTo;
import triad.backend.field.FieldRule.Text;

/**
 * A field of a person, with the rule for its value and who sees it where the person chose nobody; a name is always seen. Department and
 * manager make colleagues ({@link Visibility}), so they are not what people say of themselves but what the organisation says of them.
 */
public enum PersonField {
    EMAIL(Visibility.COLLEAGUES, new OfTheProvider()),
    PICTURE(Visibility.EVERYONE, new OfTheProvider()),
    /** Its value names the image, which is a resource of its own. */
    PHOTO(Visibility.EVERYONE, new SentTo("/api/profile/photo")),
    JOB_TITLE(Visibility.EVERYONE, new Text(100)),
    DEPARTMENT(Visibility.EVERYONE, new Text(64)),
    MANAGER(Visibility.EVERYONE, new Text(255)),
    LOCATION(Visibility.EVERYONE, new Text(100)),
    TIME_ZONE(
            Visibility.EVERYONE,
            new Text(64, false, PersonField::isTimeZone, "Must be an IANA time zone such as Europe/Berlin")),
    PHONES(
            Visibility.COLLEAGUES,
            new ListOf(5, new Text(40, false, PersonField::isPhone, "Digits, spaces and + ( ) . / - only"))),
    LANGUAGES(
            Visibility.EVERYONE,
            new ListOf(20, new Text(35, false, PersonField::isLanguage, "Must be language tags such as de-AT"))),
    SKILLS(Visibility.EVERYONE, new ListOf(50, new Text(60))),
    PRONOUNS(Visibility.EVERYONE, new Text(40)),
    BIOGRAPHY(Visibility.EVERYONE, new Text(2000, true, text -> true, "")),
    LINKS(
            Visibility.EVERYONE,
            new ListOf(10, new Text(500, false, PersonField::isLink, "Must be addresses that begin with https://"))),
    OUT_OF_OFFICE(Visibility.COLLEAGUES, new Absence());

    /** Those that are written here; each has a column of its name. */
    public static final List<PersonField> WRITTEN_HERE = Arrays.stream(values())
            .filter(field -> !(field.rule instanceof OfTheProvider))
            .toList();

    /** Asked for once: they are copied for each who asks. */
    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final Visibility usually;

    @SuppressWarnings("ImmutableEnumChecker") // rules are records whose predicates are methods of this enum
    private final FieldRule rule;

    PersonField(Visibility usually, FieldRule rule) {
        this.usually = usually;
        this.rule = rule;
    }

    public static Optional<PersonField> find(String wireName) {
        return Arrays.stream(values())
                .filter(field -> field.wireName().equals(wireName))
                .findFirst();
    }

    /** Its name in JSON, in the history and of its column. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the organisation says its value, and only who sees it is the person's choice. */
    public boolean isOfTheOrganisation() {
        return this == DEPARTMENT || this == MANAGER;
    }

    /** Whether its value is one text; otherwise it is a list or an object. */
    public boolean isText() {
        return rule instanceof Text || rule instanceof SentTo;
    }

    /** Whether a patch may say its value. */
    public boolean isPatched() {
        return rule.isPatched();
    }

    /** The names of the members of an object, empty for any other value. */
    public List<String> parts() {
        return rule instanceof Absence ? Absence.MEMBERS : List.of();
    }

    Visibility usually() {
        return usually;
    }

    FieldRule rule() {
        return rule;
    }

    private static boolean isTimeZone(String text) {
        return TIME_ZONES.contains(text);
    }

    private static boolean isPhone(String text) {
        return text.matches("\\+?[0-9][0-9 ()./-]*");
    }

    /** BCP 47, well-formed. */
    private static boolean isLanguage(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static boolean isLink(String text) {
        try {
            URI link = new URI(text);
            return "https".equals(link.getScheme()) && link.getHost() != null && link.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
