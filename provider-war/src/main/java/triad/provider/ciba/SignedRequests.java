package triad.provider.ciba;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.Client;
import triad.provider.client.ClientMetadata;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.jwks.ClientKeys;
import triad.provider.jwt.JwtTimes;
import triad.provider.jwt.Signatures;
import triad.provider.jwt.UsedJwtIds;

/** Opens signed authentication requests (CIBA Core §7.1.1): the client's own, for us, of now, each once. */
@ApplicationScoped
public class SignedRequests {
    private static final List<String> PARAMETERS = List.of(
            "scope",
            "resource",
            "client_notification_token",
            "acr_values",
            "login_hint_token",
            "id_token_hint",
            "login_hint",
            "binding_message",
            "user_code",
            "requested_expiry");
    private static final Duration MOST_LIFETIME = Duration.ofHours(1);
    private final ClientKeys keys;
    private final UsedJwtIds used;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    SignedRequests(ClientKeys keys, UsedJwtIds used, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.used = used;
        this.config = config;
        this.clock = clock;
    }

    /** What is asked: the claims of the signed request and nothing beside them, or the parameters of a client that does not sign. */
    Parameters open(Client client, Parameters parameters) {
        Optional<JWSAlgorithm> registered =
                Optional.ofNullable(client.metadata().getBackChannelAuthRequestJWSAlg());
        Optional<String> signed = parameters.find("request");
        if (signed.isEmpty()) {
            if (registered.isPresent()) {
                throw new Refusal(ErrorCode.INVALID_REQUEST, "The client registered that it signs its requests");
            }
            return parameters;
        }
        if (PARAMETERS.stream().anyMatch(parameters::has)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "What is signed must not be repeated outside");
        }
        return Signatures.parse(signed.get())
                .filter(jwt -> keys.verify(client, jwt, algorithms(client, registered)))
                .flatMap(SignedRequests::claims)
                .filter(claims -> holds(client, claims))
                .map(SignedRequests::parameters)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, "The signed request does not hold"));
    }

    private boolean holds(Client client, JWTClaimsSet claims) {
        return client.clientId().equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(config.issuer().toString()))
                && claims.getIssueTime() != null
                && claims.getNotBeforeTime() != null
                && JwtTimes.hold(claims, clock.instant(), MOST_LIFETIME)
                && claims.getJWTID() != null
                && used.use(
                        "backchannel_request",
                        client.clientId(),
                        claims.getJWTID(),
                        claims.getExpirationTime().toInstant().plus(JwtTimes.SKEW));
    }

    private static Set<JWSAlgorithm> algorithms(Client client, Optional<JWSAlgorithm> registered) {
        Set<JWSAlgorithm> served = new HashSet<>(ClientMetadata.SIGNATURES);
        if (client.isFapi()) {
            served.remove(JWSAlgorithm.RS256);
        }
        registered.ifPresent(algorithm -> served.retainAll(Set.of(algorithm)));
        return served;
    }

    private static Optional<JWTClaimsSet> claims(SignedJWT jwt) {
        try {
            return Optional.ofNullable(jwt.getJWTClaimsSet());
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }

    /** Numbers, such as {@code requested_expiry} may be, as the text that a form would have; other shapes are no parameters. */
    private static Parameters parameters(JWTClaimsSet claims) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        PARAMETERS.forEach(name -> {
            Object claim = claims.getClaim(name);
            if (claim instanceof String || claim instanceof Number) {
                parameters.put(name, List.of(claim.toString()));
            } else if (claim instanceof List<?> several) {
                parameters.put(name, several.stream().map(String::valueOf).toList());
            } else if (claim != null) {
                throw new Refusal(ErrorCode.INVALID_REQUEST, name + " is malformed");
            }
        });
        return Parameters.of(parameters);
    }
}
