package triad.frontend.made;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.config.FrontendConfig;
import triad.frontend.trace.KeptTrace;
import triad.frontend.trace.KeptTraces;

/** How a page was made: who called whom, as a picture and in words. */
@Named
@RequestScoped
public class MadePage {
    private static final List<String> FACTS =
            List.of("audience", "subject", "actor", "client", "scopes", "issuer", "binding", "expires", "type");

    private final FrontendConfig config;
    private final List<Request> requests;
    private final Optional<Hop> root;
    private final String asked;

    /** One of the last requests. */
    public record Request(String traceId, Hop hop) {}

    @Inject
    MadePage(FrontendConfig config, KeptTraces traces, HttpServletRequest request) {
        this.config = config;
        this.asked = Objects.requireNonNullElse(request.getParameter("trace"), "");
        Optional<KeptTrace> trace = traces.find(request, asked);
        List<KeptTrace> kept = traces.list(request);
        this.requests = kept.stream()
                .flatMap(one -> Hops.of(one.spans()).map(hop -> new Request(one.traceId(), hop)).stream())
                .toList();
        this.root = trace.flatMap(one -> Hops.of(one.spans()));
    }

    /** Before the page is shown. */
    public void enter() {
        if (root.isEmpty()) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    public boolean isFound() {
        return root.isPresent();
    }

    public String getAsked() {
        return asked;
    }

    /** Of a page that is found. */
    public Hop getRoot() {
        return root.orElseThrow();
    }

    public List<Hop> getHops() {
        return root.stream().flatMap(Hops::flat).toList();
    }

    public List<Request> getRequests() {
        return requests;
    }

    /** What a token says of itself, by name. */
    public List<String> getFacts() {
        return FACTS;
    }

    /** For large screens, and for small ones. */
    public List<Diagram> getDiagrams() {
        return root.stream()
                .flatMap(hop ->
                        List.of(new Diagram(hop, Diagram.Size.WIDE), new Diagram(hop, Diagram.Size.SLIM)).stream())
                .toList();
    }

    /** Whether the backend was asked, and asked nobody. */
    public boolean isKept() {
        List<Hop> hops = getHops();
        return hops.stream().anyMatch(hop -> hop.to() == Party.BACKEND)
                && hops.stream().noneMatch(hop -> hop.to() == Party.PROVIDER);
    }

    /** The party that a token is meant for; null where it does not say. */
    public @Nullable Party audience(Hop hop) {
        String audience = hop.call().attribute("triad.token.audience");
        if (config.backendUrl().map(URI::toString).filter(audience::startsWith).isPresent()) {
            return Party.BACKEND;
        }
        return audience.startsWith(config.issuer().toString()) ? Party.PROVIDER : null;
    }

    /** Where in the whole a call begins, in hundredths. */
    public String offset(Hop hop) {
        return share(hop.start());
    }

    /** How much of the whole a call is, in hundredths. */
    public String length(Hop hop) {
        return share(
                Math.max(hop.end() - hop.start(), (getRoot().end() - getRoot().start()) / 100 + 1));
    }

    private String share(long nanos) {
        long whole = Math.max(1, getRoot().end() - getRoot().start());
        return Long.toString(Math.min(100, Math.max(0, nanos * 100 / whole)));
    }
}
