package triad.provider.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import triad.provider.client.Clients;
import triad.provider.client.Presentation;
import triad.provider.http.ContentPolicy;
import triad.provider.page.LocalPath;
import triad.provider.session.CurrentSession;

/** Behind login.xhtml: knows only a local way on, never the parameters of the protocol. */
@Named
@RequestScoped
public class LoginPage {
    private final SignIn signIn;
    private final CurrentSession session;
    private final HttpServletRequest request;
    private final ExternalContext external;
    private final Presentation asker;
    private String username = "";
    private String password = "";
    private Optional<SignIn.Outcome> refused = Optional.empty();

    @Inject
    LoginPage(
            SignIn signIn,
            CurrentSession session,
            Clients clients,
            HttpServletRequest request,
            ExternalContext external) {
        this.signIn = signIn;
        this.session = session;
        this.request = request;
        this.external = external;
        this.asker =
                parameter("client").flatMap(clients::find).map(Presentation::of).orElse(Presentation.NOBODY);
        this.username = parameter("hint").orElse("");
    }

    /** Before the page is written: it may show the picture of the client that asks. */
    public void prepare() {
        asker.logoOrigin().ifPresent(origin -> ContentPolicy.showPicturesOf(response(), origin));
    }

    /** Tries the password; on success the browser goes on, otherwise the page says what to do. */
    public void submit() throws IOException {
        SignIn.Outcome outcome = signIn.attempt(username, password);
        if (outcome instanceof SignIn.SignedIn signedIn
                && session.begin(request, response(), signedIn.proven(), List.of("pwd"))) {
            response().setStatus(HttpServletResponse.SC_SEE_OTHER);
            response().setHeader("Location", way().orElse("/"));
            response().setHeader("Cache-Control", "no-store");
            jakarta.faces.context.FacesContext.getCurrentInstance().responseComplete();
        } else {
            refused = Optional.of(outcome instanceof SignIn.SignedIn ? new SignIn.Wrong() : outcome);
        }
    }

    /** Whether the last attempt was refused as wrong. */
    public boolean isWrong() {
        return refused.filter(SignIn.Wrong.class::isInstance).isPresent();
    }

    /** Whether the last attempt came too early. */
    public boolean isSlowed() {
        return refused.filter(SignIn.Slowed.class::isInstance).isPresent();
    }

    /** Seconds until another attempt is looked at; 0 when it may come at once. */
    public long getWait() {
        return refused.filter(SignIn.Slowed.class::isInstance)
                .map(slowed -> ((SignIn.Slowed) slowed)
                        .remaining()
                        .plus(Duration.ofMillis(999))
                        .toSeconds())
                .orElse(0L);
    }

    /** The client that asks the person to sign in; {@link Presentation#NOBODY} where nobody known does. */
    public Presentation getAsker() {
        return asker;
    }

    /** Whether somebody is signed in here already and only has to prove it anew. */
    public boolean isAgain() {
        return session.find(request).isPresent();
    }

    /** The client as it came, carried through the form. */
    public String getClient() {
        return parameter("client").orElse("");
    }

    /** Where whoever will not sign in goes back to the client; empty where no client waits. */
    public String getCancel() {
        return way().filter(path -> path.startsWith("/authorize/"))
                .map(path -> path + "/cancel")
                .orElse("");
    }

    /** The way on, carried through the form. */
    public String getWay() {
        return way().orElse("");
    }

    /** What the person typed. */
    public String getUsername() {
        return username;
    }

    /** Set by the form. */
    public void setUsername(String username) {
        this.username = username;
    }

    /** Never shown again. */
    public String getPassword() {
        return "";
    }

    /** Set by the form. */
    public void setPassword(String password) {
        this.password = password;
    }

    private Optional<String> way() {
        return parameter("continue").flatMap(LocalPath::find).map(LocalPath::path);
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(external.getRequestParameterMap().get(name)).filter(value -> value.length() <= 255);
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) external.getResponse();
    }
}
