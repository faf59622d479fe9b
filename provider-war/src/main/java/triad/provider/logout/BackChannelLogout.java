package triad.provider.logout;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.family.TokenReach;
import triad.provider.fetch.Fetched;
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
    private final TokenReach reach;
    private final Clients clients;
    private final Outbox outbox;
    private final LogoutTokens tokens;

    @Inject
    BackChannelLogout(TokenReach reach, Clients clients, Outbox outbox, LogoutTokens tokens) {
        this.reach = reach;
        this.clients = clients;
        this.outbox = outbox;
        this.tokens = tokens;
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

    private String logoutToken(Client client, Message message) {
        Map<String, Object> session = parse(message.payload());
        return tokens.issue(client, String.valueOf(session.get("sub")), String.valueOf(session.get("sid")));
    }

    private static Map<String, Object> parse(String payload) {
        try {
            return JSONObjectUtils.parse(payload);
        } catch (ParseException broken) {
            throw new IllegalStateException("The payload was written here", broken);
        }
    }
}
