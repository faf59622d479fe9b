package triad.provider.signal;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import triad.provider.client.Clients;
import triad.provider.config.ProviderConfig;
import triad.provider.key.SigningKeys;
import triad.provider.outbox.Message;
import triad.provider.user.Subjects;

/** Writes security event tokens (RFC 8417, SSF 1.0 §4.1): {@code typ}, no {@code sub}, no {@code exp}, one event. */
@ApplicationScoped
public class SecurityEventTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private final SigningKeys keys;
    private final Clients clients;
    private final Subjects subjects;
    private final String issuer;

    @Inject
    SecurityEventTokens(SigningKeys keys, Clients clients, Subjects subjects, ProviderConfig config) {
        this.keys = keys;
        this.clients = clients;
        this.subjects = subjects;
        this.issuer = config.issuer().toString();
    }

    /** The event of a message, signed now; its {@code jti} is the same each time, so that a receiver sees what it had before. */
    public String issue(EventStream stream, Message message) {
        try {
            Map<String, Object> event = JSONObjectUtils.parse(message.payload());
            return keys.sign(
                    TYPE,
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .audience(stream.audience())
                            .jwtID(message.messageId())
                            .issueTime(Date.from(Instant.ofEpochSecond(JSONObjectUtils.getLong(event, "iat"))))
                            .claim("txn", event.get("txn"))
                            .claim("sub_id", seenBy(stream, event.get("sub_id")))
                            .claim("events", event.get("events"))
                            .build());
        } catch (ParseException broken) {
            throw new IllegalStateException("The payload was written here", broken);
        }
    }

    /** The subject as the stream's client knows its user (OpenID Connect Core §8). */
    private @Nullable Object seenBy(EventStream stream, @Nullable Object subject) {
        return clients.find(stream.clientId())
                .<@Nullable Object>map(client -> SubjectIdentifier.as(userId -> subjects.of(client, userId), subject))
                .orElse(subject);
    }
}
