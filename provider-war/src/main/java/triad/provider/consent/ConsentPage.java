package triad.provider.consent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.client.Clients;
import triad.provider.client.Presentation;
import triad.provider.http.ContentPolicy;
import triad.provider.http.OpaqueValue;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;
import triad.provider.user.User;
import triad.provider.user.Users;

/** Behind consent.xhtml: tells in plain words who asks for what, and takes the answer. */
@Named
@RequestScoped
public class ConsentPage {
    private final ConsentQuestions questions;
    private final Clients clients;
    private final Optional<Session> session;
    private final OpaqueValue handle;
    private final Optional<User> user;
    private final Optional<ConsentQuestion> question;
    private final Presentation asker;

    @Inject
    ConsentPage(
            ConsentQuestions questions,
            Clients clients,
            Users users,
            CurrentSession current,
            HttpServletRequest request,
            @RequestParameterMap Map<String, String> form) {
        this.questions = questions;
        this.clients = clients;
        this.session = current.find(request);
        this.handle = new OpaqueValue(form.getOrDefault("question", ""));
        this.user = session.flatMap(s -> users.find(s.userId()));
        this.question = session.flatMap(s -> questions.find(handle, s));
        this.asker = question.map(q -> presentation(q.clientId())).orElse(Presentation.NOBODY);
    }

    /** Before the page is written: it may show the picture of the client that asks. */
    public void prepare() {
        asker.logoOrigin().ifPresent(origin -> ContentPolicy.showPicturesOf(response(), origin));
    }

    /** Whether there is a question that this browser may answer. */
    public boolean isThere() {
        return question.isPresent();
    }

    /** The client that the person came from. */
    public Presentation getAsker() {
        return asker;
    }

    /** Who is asked. */
    public String getUserName() {
        return user.map(User::name).orElse("");
    }

    /** What is asked, one line per client, whatever the resource. */
    public List<AskLine> getLines() {
        return AskLine.of(question.map(ConsentQuestion::asks).orElse(List.of()), clients);
    }

    /** The question's handle, carried through the form. */
    public String getHandle() {
        return handle.value();
    }

    /** The person allows it. */
    public void allow() {
        if (question.isPresent() && session.isPresent()) {
            questions.allow(handle, question.get(), session.get());
            goOn(question.get());
        }
    }

    /** The person says no. */
    public void deny() {
        if (question.isPresent()) {
            questions.deny(handle);
            goOn(question.get());
        }
    }

    private void goOn(ConsentQuestion answered) {
        response().setStatus(HttpServletResponse.SC_SEE_OTHER);
        response().setHeader("Location", answered.way().path());
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** One that was ended meanwhile has a name all the same. */
    private Presentation presentation(String clientId) {
        return clients.find(clientId).map(Presentation::of).orElse(new Presentation(clientId, "", "", ""));
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
