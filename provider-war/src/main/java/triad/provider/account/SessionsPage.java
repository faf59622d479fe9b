package triad.provider.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import triad.provider.session.Device;
import triad.provider.session.RunningSession;
import triad.provider.session.Sessions;

/** Behind account/sessions.xhtml: where the person is signed in, and the buttons that end it. */
@Named
@RequestScoped
public class SessionsPage {
    private final Visitor visitor;
    private final Sessions sessions;
    private final Map<String, String> form;
    private final List<RunningSession> running;

    @Inject
    SessionsPage(Visitor visitor, Sessions sessions, @RequestParameterMap Map<String, String> form) {
        this.visitor = visitor;
        this.sessions = sessions;
        this.form = form;
        this.running = sessions.listRunning(visitor.user().userId());
    }

    /** One session in words. */
    public record Row(String sessionId, String device, When begun, When lastUsed) {}

    /** The session of this browser, a list of one. */
    public List<Row> getHere() {
        return running.stream().filter(this::isHere).map(this::row).toList();
    }

    /** The person's sessions in other browsers. */
    public List<Row> getOthers() {
        return running.stream()
                .filter(session -> !isHere(session))
                .map(this::row)
                .toList();
    }

    /** Ends the session that the form names, if it is one of the person's own. */
    public void end() {
        Optional<RunningSession> named = running.stream()
                .filter(session -> session.sessionId().equals(form.get("session")))
                .findFirst();
        named.ifPresent(session -> sessions.end(visitor.user().userId(), session.sessionId()));
        SeeOther.to(named.isPresent() ? "/account/sessions?done=one" : "/account/sessions");
    }

    /** Ends all sessions but this browser's. */
    public void endOthers() {
        sessions.endAllOf(visitor.user().userId(), Optional.of(visitor.session().sessionId()));
        SeeOther.to("/account/sessions?done=all");
    }

    private boolean isHere(RunningSession session) {
        return session.sessionId().equals(visitor.session().sessionId());
    }

    private Row row(RunningSession session) {
        return new Row(
                session.sessionId(),
                name(session.device()),
                When.of(session.begun(), visitor.user()),
                When.of(session.lastUsed(), visitor.user()));
    }

    private static String name(Device device) {
        ResourceBundle words = ResourceBundle.getBundle("triad.provider.messages");
        Optional<String> browser = device.browser();
        Optional<String> system = device.system();
        return browser.isPresent() && system.isPresent()
                ? MessageFormat.format(words.getString("sessions.device"), browser.get(), system.get())
                : browser.or(() -> system).orElse(words.getString("sessions.device.unknown"));
    }
}
