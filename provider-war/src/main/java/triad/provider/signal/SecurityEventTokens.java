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
import triad.provider.config.ProviderConfig;
import triad.provider.key.SigningKeys;
import triad.provider.outbox.Message;

/** Writes security event tokens (RFC 8417, SSF 1.0 §4.1): {@code typ}, no {@code sub}, no {@code exp}, one event. */
@ApplicationScoped
public class SecurityEventTokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private final SigningKeys keys;
    private final SeenSubjects seen;
    private final String issuer;

    @Inject
    SecurityEventTokens(SigningKeys keys, SeenSubjects seen, ProviderConfig config) {
        this.keys = keys;
        this.seen = seen;
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
                            .claim(
                                    "sub_id",
                                    SubjectIdentifier.as(userId -> seen.of(stream, userId), event.get("sub_id")))
                            .claim("events", event.get("events"))
                            .build());
        } catch (ParseException broken) {
            throw new IllegalStateException("The payload was written here", broken);
        }
    }
}
