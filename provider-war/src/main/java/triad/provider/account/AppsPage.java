package triad.provider.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.consent.Consent;
import triad.provider.consent.Consents;
import triad.provider.consent.ScopeWords;
import triad.provider.page.LocalPath;

/** Behind account/apps.xhtml: the apps that the person allowed something, and the buttons that take it back. */
@Named
@RequestScoped
public class AppsPage {
    private static final LocalPath HERE = new LocalPath("/account/apps");
    private final Visitor visitor;
    private final Clients clients;
    private final Accounts accounts;
    private final Map<String, String> form;
    private final Map<String, List<Consent>> allowed;

    @Inject
    AppsPage(
            Visitor visitor,
            Consents consents,
            Clients clients,
            Accounts accounts,
            @RequestParameterMap Map<String, String> form) {
        this.visitor = visitor;
        this.clients = clients;
        this.accounts = accounts;
        this.form = form;
        this.allowed = consents.list(visitor.user().userId()).stream()
                .collect(Collectors.groupingBy(Consent::clientId, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * One app.
     *
     * @param what it may do, in words
     * @param since when the person last allowed it something
     */
    public record Row(String clientId, String name, List<String> what, When since) {}

    /** The apps by their names. */
    public List<Row> getApps() {
        return allowed.entrySet().stream()
                .map(app -> row(app.getKey(), app.getValue()))
                .sorted(Comparator.comparing(Row::name))
                .toList();
    }

    /** Takes back what the app that the form names was allowed. Needs a recent sign-in, otherwise a new one comes first. */
    public void withdraw() {
        Optional<String> named = Optional.ofNullable(form.get("client")).filter(allowed::containsKey);
        if (!visitor.isRecent()) {
            SeeOther.to(visitor.signIn(HERE));
        } else {
            named.ifPresent(clientId -> accounts.withdraw(visitor.user().userId(), clientId));
            SeeOther.to(named.isPresent() ? HERE + "?done=withdrawn" : HERE.path());
        }
    }

    private Row row(String clientId, List<Consent> consents) {
        return new Row(
                clientId,
                clients.find(clientId).map(Client::name).orElse(clientId),
                consents.stream()
                        .flatMap(consent -> ScopeWords.of(consent.scope()).stream())
                        .distinct()
                        .toList(),
                consents.stream()
                        .map(Consent::grantedAt)
                        .max(Comparator.naturalOrder())
                        .map(at -> When.of(at, visitor.user()))
                        .orElseThrow());
    }
}
