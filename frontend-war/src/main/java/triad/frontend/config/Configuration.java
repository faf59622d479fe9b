package triad.frontend.config;

import com.nimbusds.oauth2.sdk.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import triad.frontend.config.FrontendConfig.Lifetimes;
import triad.frontend.config.FrontendConfig.Stores;

/** Makes the one {@link FrontendConfig} and the one clock; the only place that reads MicroProfile Config. */
@ApplicationScoped
public class Configuration {
    private static final System.Logger LOG = System.getLogger(Configuration.class.getName());

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    FrontendConfig config(
            @ConfigProperty(name = "frontend.url") URI url,
            @ConfigProperty(name = "frontend.backend.url") Optional<URI> backendUrl,
            Client client,
            ProviderTerms provider,
            Lifetimes lifetimes,
            Stores stores) {
        return new FrontendConfig(url, client, provider, backendUrl, lifetimes, stores);
    }

    @Produces
    Client client(
            @ConfigProperty(name = "frontend.client.id", defaultValue = "frontend") String id,
            @ConfigProperty(name = "frontend.client.authentication", defaultValue = "tls_client_auth") String method,
            @ConfigProperty(name = "frontend.client.secret") Optional<String> secret,
            @ConfigProperty(name = "frontend.client.key") Optional<String> key,
            @ConfigProperty(
                            name = "frontend.client.scope",
                            defaultValue = "openid profile email profile:read profile:write people:read")
                    String scope) {
        return new Client(id, Client.Method.of(method), secret, key.map(Client::key), Scope.parse(scope));
    }

    @Produces
    ProviderTerms provider(
            @ConfigProperty(name = "frontend.provider.issuer") URI issuer,
            @ConfigProperty(name = "frontend.provider.profile", defaultValue = "fapi2") String profile,
            @ConfigProperty(name = "frontend.provider.algorithms", defaultValue = "ES256") List<String> algorithms,
            @ConfigProperty(name = "frontend.provider.age", defaultValue = "PT1H") Duration age,
            @ConfigProperty(name = "frontend.provider.resource") Optional<URI> resource) {
        return ProviderTerms.of(issuer, profile, algorithms, age, resource);
    }

    @Produces
    Lifetimes lifetimes(
            @ConfigProperty(name = "frontend.session.idle", defaultValue = "PT30M") Duration idle,
            @ConfigProperty(name = "frontend.session.absolute", defaultValue = "PT8H") Duration absolute) {
        return new Lifetimes(idle, absolute);
    }

    @Produces
    Stores stores(
            @ConfigProperty(name = "javax.net.ssl.keyStore") String key,
            @ConfigProperty(name = "javax.net.ssl.keyStorePassword") String keyPassword,
            @ConfigProperty(name = "javax.net.ssl.trustStore") String trust,
            @ConfigProperty(name = "javax.net.ssl.trustStorePassword") String trustPassword) {
        return new Stores(Path.of(key), keyPassword, Path.of(trust), trustPassword);
    }

    @Produces
    @Singleton
    SessionKeys sessionKeys(
            @ConfigProperty(name = "frontend.session.encryption-key") Optional<String> current,
            @ConfigProperty(name = "frontend.session.former-encryption-key") Optional<String> former,
            @ConfigProperty(name = "frontend.session.shared", defaultValue = "false") boolean shared) {
        return SessionKeys.of(current, former, shared);
    }

    @Produces
    @Singleton
    Development development(@ConfigProperty(name = "frontend.development", defaultValue = "false") boolean on) {
        if (on) {
            LOG.log(System.Logger.Level.WARNING, "frontend.development is on: pages tell how they were made");
        }
        return new Development(on);
    }

    /** Reads everything while the WAR deploys, so that a bad value stops the deployment and not the first user. */
    void check(@Observes Startup start, FrontendConfig config, SessionKeys keys, Development development) {
        LOG.log(System.Logger.Level.INFO, "Configuration accepted: {0}, {1}, {2}", config, keys, development);
    }
}
