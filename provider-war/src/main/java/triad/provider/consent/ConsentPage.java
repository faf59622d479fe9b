package triad.provider.consent;

import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import triad.provider.client.Client;
import triad.provider.client.Clients;
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

    @Inject
    ConsentPage(
            ConsentQuestions questions,
            Clients clients,
            Users users,
            CurrentSession current,
            HttpServletRequest request) {
        this.questions = questions;
        this.clients = clients;
        this.session = current.find(request);
        this.handle = new OpaqueValue(
                Optional.ofNullable(request.getParameter("question")).orElse(""));
        this.user = session.flatMap(s -> users.find(s.userId()));
        this.question = session.flatMap(s -> questions.find(handle, s));
    }

    /** Whether there is a question that this browser may answer. */
    public boolean isThere() {
        return question.isPresent();
    }

    /** The client that the person came from. */
    public String getClientName() {
        return question.map(q -> name(q.clientId())).orElse("");
    }

    /** Where the client says what it does with what it gets; empty where it does not. */
    public String getPolicyUri() {
        return page(metadata -> metadata.getPolicyURI());
    }

    /** Where the client has its terms; empty where it has none. */
    public String getTermsUri() {
        return page(metadata -> metadata.getTermsOfServiceURI());
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
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", answered.way().path());
        faces.responseComplete();
    }

    /** A link that leads to the web and nowhere else. */
    private String page(Function<OIDCClientMetadata, @Nullable URI> member) {
        return question.flatMap(q -> clients.find(q.clientId()))
                .flatMap(client -> Optional.ofNullable(member.apply(client.metadata())))
                .filter(uri -> "https".equals(uri.getScheme()))
                .map(URI::toString)
                .orElse("");
    }

    private String name(String clientId) {
        return clients.find(clientId).map(Client::name).orElse(clientId);
    }
}
