package triad.frontend.person;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;
import triad.frontend.backend.Outcome.Found;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.department.DepartmentNames;
import triad.frontend.errors.Troubles;
import triad.frontend.people.Absence;
import triad.frontend.people.Chart;
import triad.frontend.people.People;
import triad.frontend.people.Person;
import triad.frontend.people.Subject;
import triad.frontend.settings.Settings;

/** One person: what they let the user see, and who stands around them. */
@Named
@RequestScoped
public class PersonPage {
    private final HttpServletRequest request;
    private final People people;
    private final DepartmentNames departments;
    private final Troubles troubles;
    private final Settings settings;
    private final Clock clock;
    private Outcome<Person> outcome = new Missing<>(Why.NOT_FOUND, 0);
    private Outcome<Chart> chart = new Missing<>(Why.AWAY, 0);

    @Inject
    PersonPage(
            HttpServletRequest request,
            People people,
            DepartmentNames departments,
            Troubles troubles,
            Settings settings,
            Clock clock) {
        this.request = request;
        this.people = people;
        this.departments = departments;
        this.troubles = troubles;
        this.settings = settings;
        this.clock = clock;
    }

    /** Before the page is shown. A chart that cannot be had leaves the rest of the page. */
    public @Nullable String enter() {
        if (request.getAttribute(PersonRoutes.SUBJECT) instanceof Subject subject) {
            outcome = people.read(subject);
            if (outcome instanceof Found<Person>) {
                chart = people.chart(subject, request.getParameter("after"));
            }
        }
        return outcome instanceof Missing<Person> missing ? troubles.tell(missing) : null;
    }

    /** FOUND, or why not. */
    public String getState() {
        return outcome instanceof Missing<Person> missing ? missing.why().name() : "FOUND";
    }

    public int getSeconds() {
        return outcome instanceof Missing<Person> missing ? missing.seconds() : 0;
    }

    public @Nullable Person getPerson() {
        return outcome instanceof Found<Person> found ? found.value() : null;
    }

    /** Of this page, to try it again. */
    public String getAddress() {
        return request.getAttribute(PersonRoutes.SUBJECT) instanceof Subject subject
                ? Subject.address(subject.value())
                : "/people";
    }

    public @Nullable Reference getDepartment() {
        return told(Person::department)
                .map(id -> Reference.people(departments.nameOf(id), "department", id))
                .orElse(null);
    }

    public @Nullable Reference getLocation() {
        return told(Person::location)
                .map(place -> Reference.people(place, "location", place))
                .orElse(null);
    }

    public @Nullable Reference getEmail() {
        return told(Person::email).map(Reference::mail).orElse(null);
    }

    public List<Reference> getPhones() {
        return each(Person::phones).stream().map(Reference::phone).toList();
    }

    public List<Reference> getSkills() {
        return each(Person::skills).stream()
                .map(skill -> Reference.people(skill, "skill", skill))
                .toList();
    }

    public List<Reference> getLanguages() {
        return each(Person::languages).stream()
                .map(tag -> Reference.people(settings.nameOf(tag), "language", tag))
                .toList();
    }

    public List<Reference> getLinks() {
        return each(Person::links).stream().map(Reference::web).toList();
    }

    /** Whether anything is told besides what the card says. */
    public boolean isTelling() {
        return getEmail() != null
                || getLocation() != null
                || told(Person::biography).isPresent()
                || Stream.of(getPhones(), getLanguages(), getSkills(), getLinks())
                        .anyMatch(references -> !references.isEmpty());
    }

    /** Null where no time zone is told. */
    public @Nullable LocalTime getTime() {
        return told(Person::timeZone)
                .flatMap(zone -> LocalTime.of(zone, clock.instant(), settings.getRegion()))
                .orElse(null);
    }

    /** The time zone that the user has chosen; empty: where their browser is. */
    public String getHere() {
        return settings.zone().map(ZoneId::getId).orElse("");
    }

    /** Null where none is told, or it is over. */
    public @Nullable Absence getAbsence() {
        return told(Person::outOfOffice)
                .filter(absence -> !absence.until().isBefore(today()))
                .orElse(null);
    }

    /** Whether it has begun. */
    public boolean isAway() {
        Absence absence = getAbsence();
        return absence != null && !absence.from().isAfter(today());
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(settings.getRegion())
                .format(day);
    }

    /** False where it cannot be had. */
    public boolean isCharted() {
        return chart instanceof Found<Chart>;
    }

    /** From the top down. */
    public List<Person> getManagers() {
        List<Person> managers = new ArrayList<>(
                chart instanceof Found<Chart> found ? found.value().managers() : List.of());
        Collections.reverse(managers);
        return managers;
    }

    public List<Person> getReports() {
        return chart instanceof Found<Chart> found ? found.value().reports() : List.of();
    }

    /** The address of the page with further reports; empty on the last. */
    public String getMoreReports() {
        return chart instanceof Found<Chart> found && found.value().next() != null
                ? getAddress() + "?after=" + URLEncoder.encode(found.value().next(), StandardCharsets.UTF_8) + "#chart"
                : "";
    }

    private LocalDate today() {
        LocalTime time = getTime();
        return time == null ? LocalDate.ofInstant(clock.instant(), clock.getZone()) : time.day();
    }

    private <T> Optional<T> told(Function<Person, @Nullable T> field) {
        return outcome instanceof Found<Person> found
                ? Optional.ofNullable(field.apply(found.value()))
                : Optional.empty();
    }

    private List<String> each(Function<Person, @Nullable List<String>> field) {
        return told(field).orElse(List.of());
    }
}
