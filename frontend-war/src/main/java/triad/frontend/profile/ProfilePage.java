package triad.frontend.profile;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Department;
import triad.frontend.backend.Departments;
import triad.frontend.backend.Identity;
import triad.frontend.backend.Profile;
import triad.frontend.backend.ProfileAnswer;
import triad.frontend.backend.ProfileAnswer.BadFields;
import triad.frontend.backend.ProfileAnswer.Found;
import triad.frontend.backend.ProfileAnswer.NotAllowed;
import triad.frontend.backend.ProfileAnswer.SignedOut;
import triad.frontend.backend.ProfileAnswer.Stale;
import triad.frontend.backend.Profiles;
import triad.frontend.session.Sessions;

/** One's own profile: read, edit, save; what was typed survives every way a save can fail. */
@Named
@ViewScoped
public class ProfilePage implements Serializable {
    private static final String SAVED = "/profile.xhtml?faces-redirect=true&saved=yes";
    private static final String ENDED = "/sign-in-failed.xhtml?faces-redirect=true&because=ended";

    private final Profiles profiles;
    private final Departments departments;
    private final FieldMessages messages;
    private final Sessions sessions;
    private final Times times;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private Map<String, String> stored = Map.of();
    private String department = "";
    private @Nullable Identity identity;
    private String identityAsOf = "";
    private String etag = "";
    private State state = State.AWAY;
    private boolean stale;

    @Inject
    ProfilePage(Profiles profiles, Departments departments, FieldMessages messages, Sessions sessions, Times times) {
        this.profiles = profiles;
        this.departments = departments;
        this.messages = messages;
        this.sessions = sessions;
        this.times = times;
    }

    /** What there is to see. */
    public enum State {
        SHOWN,
        NOT_ALLOWED,
        SIGNED_OUT,
        AWAY
    }

    @PostConstruct
    void open() {
        load();
        typed.putAll(stored);
    }

    /** Its id where no name can be had. */
    private String nameOfDepartment(String id) {
        return departments.list().stream()
                .filter(known -> known.id().equals(id))
                .map(Department::name)
                .findFirst()
                .orElse(id);
    }

    /** Before the page is shown: an outage is told with its status, a token that the backend refuses with a page of its own. */
    public @Nullable String enter() {
        if (state == State.AWAY) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(503);
        }
        return state == State.SIGNED_OUT ? ended() : null;
    }

    /** On a stale edit the newer values are read, and shown beside what was typed: saving again is then a decision. */
    public @Nullable String save() {
        stale = false;
        ProfileAnswer answer = profiles.change(changes(), etag);
        if (answer instanceof Found) {
            return SAVED;
        }
        if (answer instanceof SignedOut) {
            return ended();
        }
        if (answer instanceof Stale) {
            load();
            stale = state == State.SHOWN;
        } else if (answer instanceof BadFields bad) {
            messages.show(bad.errors());
        } else {
            messages.show(answer instanceof NotAllowed ? "profile.notAllowedToSave" : "profile.notSaved");
        }
        return null;
    }

    /** What the backend refuses, this session must not offer again; the user decides when to sign in anew, so nothing goes in circles. */
    private String ended() {
        sessions.end((HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest());
        return ENDED;
    }

    private void load() {
        ProfileAnswer answer = profiles.read();
        if (answer instanceof Found found) {
            stored = found.profile().details().byName();
            department = Optional.ofNullable(found.profile().details().department())
                    .map(this::nameOfDepartment)
                    .orElse("");
            identity = found.profile().identity();
            identityAsOf = asOf(found.profile());
            etag = found.etag();
            state = State.SHOWN;
        } else if (answer instanceof SignedOut) {
            state = State.SIGNED_OUT;
        } else {
            state = answer instanceof NotAllowed ? State.NOT_ALLOWED : State.AWAY;
        }
    }

    private String asOf(Profile profile) {
        return profile.identityStale() && profile.identityAt() != null
                ? times.text(profile.identityAt(), profile.identity().zoneinfo())
                : "";
    }

    private Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>(typed);
        changes.replaceAll((name, value) -> value == null ? "" : value.strip());
        changes.entrySet().removeAll(stored.entrySet());
        return changes;
    }

    public State getState() {
        return state;
    }

    public boolean isStale() {
        return stale;
    }

    /** By wire name. */
    public Map<String, String> getTyped() {
        return typed;
    }

    /** The values as the backend has them, by wire name. */
    public Map<String, String> getStored() {
        return stored;
    }

    /** The name of the user's department, which others say; empty where there is none. */
    public String getDepartment() {
        return department;
    }

    /** Since when the provider does not answer, about; empty where it does. */
    public String getIdentityAsOf() {
        return identityAsOf;
    }

    public @Nullable Identity getIdentity() {
        return identity;
    }
}
