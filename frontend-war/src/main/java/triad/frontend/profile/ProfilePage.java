package triad.frontend.profile;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.errors.Troubles;
import triad.frontend.people.Organisation;
import triad.frontend.profile.ProfileAnswer.BadFields;
import triad.frontend.profile.ProfileAnswer.Found;
import triad.frontend.profile.ProfileAnswer.NotAllowed;
import triad.frontend.profile.ProfileAnswer.SignedOut;
import triad.frontend.profile.ProfileAnswer.Stale;
import triad.frontend.session.UnsavedForms;
import triad.frontend.settings.Times;

/** One's own profile: read, edit, save; what was typed survives every way a save can fail. */
@Named
@ViewScoped
public class ProfilePage implements Serializable {
    private static final String SAVED = "/profile.xhtml?faces-redirect=true&saved=yes";

    private final Profiles profiles;
    private final Organisation organisation;
    private final FieldMessages messages;
    private final Troubles troubles;
    private final UnsavedForms unsavedForms;
    private final Times times;
    private final Draft draft = new Draft();
    private String department = "";
    private String manager = "";
    private String photo = "";
    private @Nullable Identity identity;
    private String identityAsOf = "";
    private String etag = "";
    private String unsaved = "";
    private boolean takenUp;
    private State state = State.AWAY;

    @Inject
    ProfilePage(
            Profiles profiles,
            Organisation organisation,
            FieldMessages messages,
            Troubles troubles,
            UnsavedForms unsavedForms,
            Times times) {
        this.profiles = profiles;
        this.organisation = organisation;
        this.messages = messages;
        this.troubles = troubles;
        this.unsavedForms = unsavedForms;
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
        ProfileAnswer answer = profiles.read();
        if (answer instanceof Found found) {
            show(found);
            draft.open(ProfileFields.of(found.profile()));
            takeUp();
            state = State.SHOWN;
        } else if (answer instanceof SignedOut) {
            state = State.SIGNED_OUT;
        } else {
            state = answer instanceof NotAllowed ? State.NOT_ALLOWED : State.AWAY;
        }
    }

    private void takeUp() {
        HttpServletRequest request = request();
        unsaved = UnsavedForms.handle(request);
        Map<String, String> before = unsavedForms.find(request);
        draft.takeUp(before);
        takenUp = !before.isEmpty();
    }

    /** Before the page is shown: an outage is told with its status, a token that the backend refuses with a page of its own. */
    public @Nullable String enter() {
        if (state == State.AWAY) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(503);
        }
        return state == State.SIGNED_OUT ? ended() : null;
    }

    /** On a stale edit both are joined: what only one of them changed is kept, and the user decides about the rest. */
    public @Nullable String save() {
        draft.settle();
        return send(true);
    }

    private @Nullable String send(boolean first) {
        ProfileAnswer answer = profiles.change(draft.patch(), etag);
        if (answer instanceof Stale) {
            return joined(first);
        }
        if (answer instanceof Found) {
            return saved();
        }
        if (answer instanceof SignedOut) {
            return ended();
        }
        if (answer instanceof BadFields bad) {
            messages.show(bad.errors());
        } else {
            messages.show(answer instanceof NotAllowed ? "profile.notAllowedToSave" : "profile.notSaved");
        }
        return null;
    }

    /** Where nothing is left to save, the same form was sent twice: that is success. What is new may be no field of the form, such as a photo. */
    private @Nullable String joined(boolean first) {
        ProfileAnswer answer = profiles.read();
        if (answer instanceof SignedOut) {
            return ended();
        }
        if (!(answer instanceof Found found)) {
            messages.show("profile.notSaved");
            return null;
        }
        show(found);
        draft.join(ProfileFields.of(found.profile()));
        if (!draft.isUnsaved()) {
            return saved();
        }
        return draft.isDisturbed() || !first ? null : send(false);
    }

    private String saved() {
        if (!unsaved.isEmpty()) {
            unsavedForms.forget(request(), unsaved);
        }
        return SAVED;
    }

    private String ended() {
        return troubles.ended(request());
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    private void show(Found found) {
        Details details = found.profile().details();
        department = organisation.department(details.department());
        manager = organisation.person(details.manager());
        photo = Optional.ofNullable(details.photo()).orElse("");
        identity = found.profile().identity();
        identityAsOf = asOf(found.profile());
        etag = found.etag();
    }

    private String asOf(Profile profile) {
        return profile.identityStale() && profile.identityAt() != null
                ? times.text(profile.identityAt(), profile.identity().zoneinfo())
                : "";
    }

    public State getState() {
        return state;
    }

    public Draft getDraft() {
        return draft;
    }

    /** The name of the user's department, which others say; empty where there is none. */
    public String getDepartment() {
        return department;
    }

    /** The name of the user's manager, which others say; empty where there is none. */
    public String getManager() {
        return manager;
    }

    /** Names the user's photo; empty where there is none. */
    public String getPhoto() {
        return photo;
    }

    /** Whether what is in the fields was typed before a sign-in. */
    public boolean isTakenUp() {
        return takenUp;
    }

    /** Whether what the address names as typed before is not to be had. */
    public boolean isForgotten() {
        return !takenUp && !unsaved.isEmpty();
    }

    /** Since when the provider does not answer, about; empty where it does. */
    public String getIdentityAsOf() {
        return identityAsOf;
    }

    public @Nullable Identity getIdentity() {
        return identity;
    }
}
