package triad.provider.resource;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.minidev.json.JSONObject;
import org.jdbi.v3.core.Jdbi;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * The protected resources that this provider issues tokens for, its own user API among them. A node keeps what it read for a few seconds;
 * an unknown resource is looked up each time.
 */
@ApplicationScoped
public class ProtectedResources {
    private static final Duration MOST_AGE = Duration.ofSeconds(5);
    private final Jdbi jdbi;
    private final Clock clock;
    private final ProtectedResource userApi;
    private volatile Loaded loaded = Loaded.NOTHING;

    @Inject
    ProtectedResources(Jdbi jdbi, Clock clock, ProviderConfig config) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.userApi = new ProtectedResource(
                config.userApi().toString(),
                "Your identity",
                Set.of("openid", "profile", "email", "address", "phone"),
                Set.of(),
                Optional.empty(),
                Set.of());
    }

    private record Loaded(Map<String, ProtectedResource> byIndicator, Instant until) {
        static final Loaded NOTHING = new Loaded(Map.of(), Instant.EPOCH);
    }

    /** The provider's own user API (OpenID Connect Core §5.3). */
    public ProtectedResource userApi() {
        return userApi;
    }

    /** The resource, if it is registered. */
    public Optional<ProtectedResource> find(String resource) {
        if (resource.equals(userApi.resource())) {
            return Optional.of(userApi);
        }
        return Optional.ofNullable(registered().get(resource)).or(() -> Optional.ofNullable(reload().get(resource)));
    }

    /** The resources that act as this client when they call further servers. */
    public List<ProtectedResource> actingAs(String clientId) {
        return all().filter(resource -> resource.clientId().equals(Optional.of(clientId)))
                .toList();
    }

    /** Every type of {@code authorization_details} that some resource understands, sorted; no other is ever granted. */
    public SortedSet<String> detailsTypes() {
        return all().flatMap(resource -> resource.detailsTypes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every scope value that some resource understands, sorted. */
    public SortedSet<String> scopes() {
        return Stream.concat(Stream.of(userApi), all())
                .flatMap(resource -> resource.scopes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<ProtectedResource> all() {
        return registered().values().stream();
    }

    private Map<String, ProtectedResource> registered() {
        Loaded now = loaded;
        return now.until().isAfter(clock.instant()) ? now.byIndicator() : reload();
    }

    private Map<String, ProtectedResource> reload() {
        Instant until = clock.instant().plus(MOST_AGE);
        Map<String, ProtectedResource> all = jdbi
                .withHandle(handle -> handle.createQuery("select metadata from protected_resource")
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(ProtectedResources::parse)
                .collect(Collectors.toUnmodifiableMap(ProtectedResource::resource, Function.identity()));
        loaded = new Loaded(all, until);
        return all;
    }

    /**
     * The one resource that a request asks for; the user API when it names none.
     *
     * @param indicators the {@code resource} parameters; more than one is refused: no token for two audiences
     */
    public ProtectedResource require(List<String> indicators) {
        if (indicators.size() > 1) {
            throw new Refusal(ErrorCode.INVALID_TARGET, "Ask for one resource at a time");
        }
        return indicators.isEmpty()
                ? userApi
                : find(indicators.get(0))
                        .orElseThrow(() -> new Refusal(ErrorCode.INVALID_TARGET, "The resource is not known"));
    }

    /** The one registered resource that understands any of the scopes; empty where none or several do. */
    public Optional<ProtectedResource> findOnly(Scopes scopes) {
        List<ProtectedResource> fit = all().filter(
                        resource -> !scopes.within(resource.scopes()).isEmpty())
                .toList();
        return fit.size() == 1 ? Optional.of(fit.get(0)) : Optional.empty();
    }

    /** Registers a resource by its document, or replaces its registration; returns its identifier. */
    @Transactional
    public String register(String document) {
        ProtectedResource resource = parse(document);
        Documents.store(jdbi, "protected_resource", "resource", resource.resource(), document, clock.instant());
        loaded = Loaded.NOTHING;
        return resource.resource();
    }

    /** Ends all registrations but the given ones: from now on no token is issued for the others. */
    @Transactional
    public void retain(Set<String> resourceIndicators) {
        Documents.retain(jdbi, "protected_resource", "resource", "true", resourceIndicators);
        loaded = Loaded.NOTHING;
    }

    private static Set<String> detailsTypes(JSONObject json) throws ParseException {
        List<String> none = List.of();
        return Set.copyOf(JSONObjectUtils.getStringList(json, "authorization_details_types_supported", none));
    }

    /** The resource of a document. */
    public static ProtectedResource parse(String document) {
        try {
            JSONObject json = JSONObjectUtils.parse(document);
            String resource = JSONObjectUtils.getString(json, "resource");
            return new ProtectedResource(
                    resource,
                    JSONObjectUtils.getString(json, "resource_name", resource),
                    new LinkedHashSet<>(JSONObjectUtils.getStringList(json, "scopes_supported")),
                    detailsTypes(json),
                    Optional.ofNullable(JSONObjectUtils.getString(json, "client_id", null)),
                    Set.copyOf(Optional.ofNullable(JSONObjectUtils.getStringList(json, "exchange_clients", List.of()))
                            .orElse(List.of())));
        } catch (ParseException malformed) {
            throw new IllegalStateException("no resource document: " + malformed.getMessage(), malformed);
        }
    }
}
