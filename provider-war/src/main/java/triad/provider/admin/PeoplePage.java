package triad.provider.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import triad.provider.account.Accounts;
import triad.provider.account.SeeOther;
import triad.provider.admin.People.Person;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;

/** Behind admin/people.xhtml: finds people, and disables and enables their accounts; never the administrator's own. */
@Named
@RequestScoped
public class PeoplePage {
    private static final Logger LOG = Logger.getLogger(PeoplePage.class.getName());
    private static final int MOST = 20;
    private static final int MOST_TEXT = 100;
    private final People people;
    private final Accounts accounts;
    private final Map<String, String> form;
    private final String own;
    private final String text;
    private final List<Person> found;

    @Inject
    PeoplePage(
            People people,
            Accounts accounts,
            CurrentSession current,
            HttpServletRequest request,
            @RequestParameterMap Map<String, String> form) {
        this.people = people;
        this.accounts = accounts;
        this.form = form;
        this.own = current.find(request).map(Session::userId).orElse("");
        this.text = Optional.ofNullable(form.get("find"))
                .filter(find -> find.length() <= MOST_TEXT)
                .orElse("");
        this.found = people.find(text, MOST + 1);
    }

    /** What was looked for. */
    public String getText() {
        return text;
    }

    /** The first people with that text. */
    public List<Person> getFound() {
        return found.stream().limit(MOST).toList();
    }

    /** Whether there are more of them. */
    public boolean isMore() {
        return found.size() > MOST;
    }

    /** Whether it is the administrator's own account. */
    public boolean isOwn(Person person) {
        return person.userId().equals(own);
    }

    /** Ends the person's sessions and all that was issued in them, and lets nobody sign in. */
    public void disable() {
        Optional<Person> person = named();
        if (person.filter(this::isOwn).isPresent()) {
            back("own");
            return;
        }
        person.ifPresent(other -> {
            accounts.disable(other.userId());
            LOG.info(() -> "Account " + other.userId() + " was disabled by " + own);
        });
        back(person.isPresent() ? "disabled" : "");
    }

    /** Lets the person sign in again. */
    public void enable() {
        Optional<Person> person = named();
        person.ifPresent(other -> {
            accounts.enable(other.userId());
            LOG.info(() -> "Account " + other.userId() + " was enabled by " + own);
        });
        back(person.isPresent() ? "enabled" : "");
    }

    private Optional<Person> named() {
        return Optional.ofNullable(form.get("person"))
                .filter(id -> id.indexOf('\0') < 0)
                .flatMap(people::find);
    }

    private void back(String done) {
        SeeOther.to("/admin/people?find=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&done=" + done);
    }
}
