package triad.frontend.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome;
import triad.frontend.backend.Outcome.Found;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.department.Department;
import triad.frontend.department.DepartmentNames;
import triad.frontend.errors.Troubles;
import triad.frontend.settings.Settings;

/** People who were looked for, as the address says; a script asks for the results alone. */
@Named
@RequestScoped
public class PeoplePage {
    private static final String PART = "Triad-Part";

    private final People people;
    private final DepartmentNames departments;
    private final Troubles troubles;
    private final Settings settings;
    private final PeopleQuery query;
    private final PeopleAddress address;
    private final boolean part;
    private Outcome<Results> outcome = new Missing<>(Outcome.Why.AWAY, 0);

    /** Something that narrows the search, and the address of the search without. */
    public record Chosen(String name, String value, String without) {}

    @Inject
    PeoplePage(
            People people,
            DepartmentNames departments,
            Troubles troubles,
            Settings settings,
            HttpServletRequest request) {
        this.people = people;
        this.departments = departments;
        this.troubles = troubles;
        this.settings = settings;
        this.query = PeopleQuery.of(request::getParameter);
        this.address = new PeopleAddress(query.wanted(), "table".equals(request.getParameter("view")));
        this.part = "results".equals(request.getHeader(PART));
    }

    /** Before the page is shown. */
    public @Nullable String enter() {
        outcome = people.find(query);
        return outcome instanceof Missing<Results> missing ? troubles.tell(missing) : null;
    }

    /** FOUND, NOBODY, or why not. */
    public String getState() {
        if (outcome instanceof Missing<Results> missing) {
            return missing.why().name();
        }
        return getPeople().isEmpty() ? "NOBODY" : "FOUND";
    }

    /** How long to wait before asking again; 0 where nobody says it. */
    public int getSeconds() {
        return outcome instanceof Missing<Results> missing ? missing.seconds() : 0;
    }

    public List<Person> getPeople() {
        return outcome instanceof Found<Results> found ? found.value().people() : List.of();
    }

    /** To choose from, the chosen one among them; no others for those whom the backend lets read nobody, or not now. */
    public List<Department> getDepartments() {
        List<Department> known = outcome instanceof Found<Results> ? departments.list() : List.of();
        String wanted = query.wanted().get("department");
        return wanted == null
                        || known.stream().anyMatch(department -> department.id().equals(wanted))
                ? known
                : Stream.concat(known.stream(), Stream.of(new Department(wanted, wanted, null)))
                        .toList();
    }

    /** For a person of the results. */
    public String departmentOf(Person person) {
        return person.department() == null ? "" : departments.nameOf(person.department());
    }

    public String getNext() {
        return outcome instanceof Found<Results> found && found.value().next() != null
                ? address.after(found.value().next())
                : "";
    }

    /** Whether this is not the first page. */
    public boolean isLater() {
        return query.after() != null;
    }

    /** What is asked for, by parameter. */
    public Map<String, String> getWanted() {
        return query.wanted();
    }

    /** What narrows the search besides words. */
    public List<Chosen> getChosen() {
        return query.wanted().entrySet().stream()
                .filter(one -> !one.getKey().equals("q"))
                .map(one -> new Chosen(
                        one.getKey(),
                        said(one.getKey(), one.getValue()),
                        address.without(one.getKey()).text()))
                .toList();
    }

    private String said(String name, String value) {
        return switch (name) {
            case "department" -> outcome instanceof Found<Results> ? departments.nameOf(value) : value;
            case "language" -> settings.nameOf(value);
            default -> value;
        };
    }

    public boolean isTable() {
        return address.table();
    }

    /** Whether a script asks, for the results alone. */
    public boolean isPart() {
        return part;
    }

    public String getAddress() {
        return address.text();
    }

    public String getCardsAddress() {
        return address.as(false).text();
    }

    public String getTableAddress() {
        return address.as(true).text();
    }
}
