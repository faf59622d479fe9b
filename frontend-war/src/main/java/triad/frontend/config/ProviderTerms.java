package triad.frontend.config;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The provider, and what it has to keep to so that we believe it.
 *
 * @param issuer its issuer identifier (OpenID Connect Discovery 1.0 §3), compared as a string
 * @param algorithms that it may sign with: never none, never with a secret
 * @param age how long its metadata and keys are used again; zero: they are read each time
 * @param resource what is read with an access token where there is no API of ours; empty: the userinfo endpoint
 */
public record ProviderTerms(
        URI issuer, Profile profile, Set<JWSAlgorithm> algorithms, Duration age, Optional<URI> resource) {
    public ProviderTerms {
        FrontendConfig.requireBase("frontend.provider.issuer", issuer);
        resource.ifPresent(url -> FrontendConfig.requireBase("frontend.provider.resource", url));
        if (algorithms.isEmpty() || !JWSAlgorithm.Family.SIGNATURE.containsAll(algorithms)) {
            throw new BadSetting("frontend.provider.algorithms", "must all be signatures: " + algorithms);
        }
        if (age.isNegative()) {
            throw new BadSetting("frontend.provider.age", "must not be negative: " + age);
        }
        algorithms = Set.copyOf(algorithms);
    }

    static ProviderTerms of(URI issuer, String profile, List<String> algorithms, Duration age, Optional<URI> resource) {
        return new ProviderTerms(
                issuer,
                Profile.of(profile),
                algorithms.stream()
                        .map(name -> JWSAlgorithm.parse(name.strip()))
                        .collect(Collectors.toSet()),
                age,
                resource);
    }

    /** What is optional in OpenID Connect, and whether we insist on it. */
    public enum Profile {
        /**
         * FAPI 2.0 as Triad's provider keeps it: requests are pushed, answers name their issuer, ID tokens name their access token and the
         * time of the sign-in, logout tokens have their type.
         */
        FAPI2,
        /** OpenID Connect Core 1.0: each of these where the provider's metadata or the token itself says that it is there. */
        OPENID;

        static Profile of(String name) {
            return Stream.of(values())
                    .filter(profile -> profile.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadSetting("frontend.provider.profile", "must be fapi2 or openid: " + name));
        }

        public boolean insists() {
            return this == FAPI2;
        }
    }
}
