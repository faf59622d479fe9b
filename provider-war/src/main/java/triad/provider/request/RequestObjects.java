package triad.provider.request;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.jwks.ClientKeys;
import triad.provider.jwt.JwtTimes;
import triad.provider.jwt.Signatures;

/** Opens request objects (RFC 9101 §6, FAPI 2.0 Message Signing §5.3.1): whose it is, for whom, of when; then what it asks for. */
@ApplicationScoped
public class RequestObjects {
    /** Both ways to write the media type (RFC 7515 §4.1.9). */
    private static final Set<JOSEObjectType> TYPES =
            Set.of(new JOSEObjectType("oauth-authz-req+jwt"), new JOSEObjectType("application/oauth-authz-req+jwt"));

    private static final Duration MOST_LIFETIME = Duration.ofMinutes(60);
    private static final int MOST_CHARACTERS = 32_000;
    private final ClientKeys keys;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    RequestObjects(ClientKeys keys, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** What the request asks for: in its request object where it has one, otherwise itself, unless its client has to sign (RFC 9101 §10.5). */
    public Parameters open(Client client, Parameters request) {
        if (request.has("request")) {
            return read(client, request.require("request"));
        }
        if (client.mustSignRequests() || config.demands().signed()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The request must be a signed request object");
        }
        return request;
    }

    /** The parameters in a request object of the client's own. */
    Parameters read(Client client, String compact) {
        SignedJWT jwt = Signatures.parse(compact).orElseThrow(() -> unsigned(client, compact));
        try {
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            typed(client, jwt);
            if (!keys.verify(client, jwt, algorithms(client))) {
                throw invalid("The signature of the request object does not hold");
            }
            saidByClient(client, claims);
            saidNow(client, claims, clock.instant());
            return RequestObjectClaims.parameters(claims);
        } catch (ParseException malformed) {
            throw invalid("The request object is malformed");
        }
    }

    /**
     * RFC 9101 §10.8: a JWT that says to be another one is no request. FAPI 2.0 Message Signing §5.3.1 has the type accepted and does not
     * have it demanded; a client assertion without one fails for want of {@code client_id} and {@code nbf}.
     */
    private static void typed(Client client, SignedJWT jwt) {
        JOSEObjectType type = jwt.getHeader().getType();
        boolean named = type != null && !TYPES.contains(type);
        if (named && (client.isFapi() || !JOSEObjectType.JWT.equals(type))) {
            throw invalid("The type of the request object is not oauth-authz-req+jwt");
        }
    }

    private static Set<JWSAlgorithm> algorithms(Client client) {
        return client.requestObjectAlgorithm()
                .map(Set::of)
                .orElse(client.profile().signatures());
    }

    private void saidByClient(Client client, JWTClaimsSet claims) throws ParseException {
        boolean demanded = client.isFapi();
        String issuer = claims.getIssuer();
        String clientId = claims.getStringClaim("client_id");
        if (issuer == null ? demanded : !issuer.equals(client.clientId())) {
            throw invalid("The request object was not issued by the client");
        }
        if (clientId == null ? demanded : !clientId.equals(client.clientId())) {
            throw invalid("The request object is not of this client");
        }
        boolean anybody = claims.getAudience().isEmpty();
        if (anybody ? demanded : !claims.getAudience().contains(config.issuer().toString())) {
            throw invalid("The request object is not for this provider");
        }
    }

    private static void saidNow(Client client, JWTClaimsSet claims, Instant now) {
        boolean bounded = claims.getNotBeforeTime() != null
                && claims.getExpirationTime() != null
                && isBounded(
                        claims.getNotBeforeTime().toInstant(),
                        claims.getExpirationTime().toInstant(),
                        now);
        if (!JwtTimes.current(claims, now) || (client.isFapi() && !bounded)) {
            throw invalid("The request object is expired, of the future, or lives too long");
        }
    }

    private static boolean isBounded(Instant notBefore, Instant expires, Instant now) {
        return !notBefore.isBefore(now.minus(MOST_LIFETIME)) && !expires.isAfter(notBefore.plus(MOST_LIFETIME));
    }

    /** Why the text is no signed JWT: OpenID Connect Core §3.1.2.6 has a code for what a provider does not serve. */
    private static Refusal unsigned(Client client, String compact) {
        try {
            boolean parsable = compact.length() <= MOST_CHARACTERS;
            if (parsable && JWTParser.parse(compact) instanceof EncryptedJWT) {
                return invalid("Encrypted request objects are not served");
            }
            if (parsable && JWTParser.parse(compact) instanceof PlainJWT && !client.isFapi()) {
                return new Refusal(ErrorCode.REQUEST_NOT_SUPPORTED, "Unsigned request objects are not served");
            }
            return invalid("The request object is not signed");
        } catch (ParseException | IllegalArgumentException malformed) {
            return invalid("The request object is malformed");
        }
    }

    private static Refusal invalid(String why) {
        return new Refusal(ErrorCode.INVALID_REQUEST_OBJECT, why);
    }
}
