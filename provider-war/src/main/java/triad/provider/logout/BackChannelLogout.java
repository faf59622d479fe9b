package triad.provider.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.authorize.TokenReach;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.config.ProviderConfig;
import triad.provider.fetch.Fetched;
import triad.provider.http.OpaqueValue;
import triad.provider.key.SigningKeys;
import triad.provider.outbox.Courier;
import triad.provider.outbox.Message;
import triad.provider.outbox.Outbox;
import triad.provider.outbox.Parcel;
import triad.provider.outbox.Verdict;
import triad.provider.session.SessionEnded;

/**
 * Tells each client of an ended session to end its own (OpenID Connect Back-Channel Logout 1.0).
 *
 * <p>The logout token is written when it is sent, because it lasts two minutes and a client may be away for longer.
 */
@ApplicationScoped
public class BackChannelLogout implements Courier {
    private static final String KIND = "logout";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private final TokenReach reach;
    private final Clients clients;
    private final Outbox outbox;
    private final SigningKeys keys;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    BackChannelLogout(
            TokenReach reach, Clients clients, Outbox outbox, SigningKeys keys, ProviderConfig config, Clock clock) {
        this.reach = reach;
        this.clients = clients;
        this.outbox = outbox;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** Every client that got an ID token in the session and registered where to be told (§2.3). */
    void sessionEnded(@Observes SessionEnded session) {
        reach.ofSession(session.sessionId()).stream()
                .filter(granted -> granted.scope().has("openid"))
                .map(TokenReach.Reach::clientId)
                .distinct()
                .filter(clientId -> clients.find(clientId)
                        .flatMap(Client::backchannelLogoutUri)
                        .isPresent())
                .forEach(clientId -> outbox.put(
                        KIND,
                        clientId,
                        JSONObjectUtils.toJSONString(Map.of("sub", session.userId(), "sid", session.sessionId()))));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** §2.5: a form with the one parameter {@code logout_token}. */
    @Override
    public Optional<Parcel> pack(Message message) {
        return clients.find(message.receiver()).flatMap(client -> client.backchannelLogoutUri()
                .map(url -> new Parcel(
                        url,
                        "application/x-www-form-urlencoded",
                        Map.of(),
                        URLUtils.serializeParameters(Map.of("logout_token", List.of(logoutToken(client, message)))))));
    }

    /** §2.8: 200; some frameworks make it 204. A 400 says that the logout failed, which may change. */
    @Override
    public Verdict judge(Fetched answer) {
        return answer.status() == 200 || answer.status() == 204 ? Verdict.DELIVERED : Verdict.RETRY;
    }

    /** §2.4, signed as the client's ID tokens are (§2.6), each time with a new {@code jti}; there must be no {@code nonce}. */
    private String logoutToken(Client client, Message message) {
        Instant now = clock.instant();
        Map<String, Object> session = parse(message.payload());
        return keys.sign(
                TYPE,
                new JWTClaimsSet.Builder()
                        .issuer(config.issuer().toString())
                        .subject(String.valueOf(session.get("sub")))
                        .audience(client.clientId())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .jwtID(OpaqueValue.random().value())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .claim("sid", session.get("sid"))
                        .build(),
                client.idToken().signature().orElse(JWSAlgorithm.ES256));
    }

    private static Map<String, Object> parse(String payload) {
        try {
            return JSONObjectUtils.parse(payload);
        } catch (ParseException broken) {
            throw new IllegalStateException("The payload was written here", broken);
        }
    }
}
