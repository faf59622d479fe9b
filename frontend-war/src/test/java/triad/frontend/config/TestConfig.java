package triad.frontend.config;

import com.nimbusds.oauth2.sdk.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import triad.frontend.config.FrontendConfig.Lifetimes;
import triad.frontend.config.FrontendConfig.Stores;

/** Good settings, for tests without a server. */
public final class TestConfig {
    static final URI GOOD = URI.create("https://localhost:8443");

    private TestConfig() {}

    public static FrontendConfig of(Lifetimes lifetimes) {
        return of(GOOD, client("tls_client_auth", Optional.empty(), Optional.empty()), terms("https://p"), lifetimes);
    }

    static FrontendConfig of(URI url, Client client, ProviderTerms terms, Lifetimes lifetimes) {
        return new FrontendConfig(
                url,
                client,
                terms,
                Optional.of(URI.create("https://b")),
                lifetimes,
                new Stores(Path.of("k.p12"), "secret", Path.of("t.p12"), "secret"));
    }

    public static Client client(String method, Optional<String> secret, Optional<String> key) {
        return new Client("frontend", Client.Method.of(method), secret, key.map(Client::key), new Scope("openid"));
    }

    static ProviderTerms terms(String issuer, String... algorithms) {
        return terms(issuer, "fapi2", algorithms.length == 0 ? List.of("ES256") : List.of(algorithms), "PT1H");
    }

    static ProviderTerms terms(String issuer, String profile, List<String> algorithms, String age) {
        return ProviderTerms.of(URI.create(issuer), profile, algorithms, Duration.parse(age), Optional.empty());
    }
}
