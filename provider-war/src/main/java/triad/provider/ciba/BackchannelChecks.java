package triad.provider.ciba;

import com.nimbusds.oauth2.sdk.ciba.BackChannelTokenDeliveryMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import triad.provider.approval.ApprovalChecks;
import triad.provider.approval.ApprovalKind;
import triad.provider.approval.Wish;
import triad.provider.client.Client;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** The checks of a backchannel authentication request in their order (CIBA Core §7.2): the person is looked up last. */
@ApplicationScoped
public class BackchannelChecks {
    private static final Duration STANDARD = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Letters, digits, signs and single spaces; nothing that hides, breaks the line or turns the direction. */
    private static final Pattern MESSAGE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,100}");
    /** RFC 6750 §2.1; 128 random bits are 22 characters of base64. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{22,1024}=*");

    private final SignedRequests signed;
    private final ApprovalChecks approvals;
    private final HintedUsers hinted;

    @Inject
    BackchannelChecks(SignedRequests signed, ApprovalChecks approvals, HintedUsers hinted) {
        this.signed = signed;
        this.approvals = approvals;
        this.hinted = hinted;
    }

    /** The request of an authenticated client, once everything about it holds. */
    BackchannelRequest check(Client client, Parameters sent) {
        if (client.isPublic()) {
            throw new Refusal(ErrorCode.UNAUTHORIZED_CLIENT, "The client cannot prove who it is");
        }
        Parameters parameters = signed.open(client, sent);
        Wish wish = approvals.check(ApprovalKind.CIBA, client, parameters);
        if (!parameters.has("scope") || !wish.scopes().has("openid")) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The scope has to have openid");
        }
        Optional<String> token = notificationToken(client, parameters);
        Optional<String> message = bindingMessage(parameters);
        Duration lifetime = lifetime(parameters);
        Wish ofOne = wish.of(hinted.require(client, parameters).userId());
        return new BackchannelRequest(ofOne, lifetime, message, token);
    }

    private static Optional<String> notificationToken(Client client, Parameters parameters) {
        if (!BackChannelTokenDeliveryMode.PING.equals(client.metadata().getBackChannelTokenDeliveryMode())) {
            return Optional.empty();
        }
        String token = parameters.require("client_notification_token");
        if (!TOKEN.matcher(token).matches()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "client_notification_token is no bearer token of 128 bits");
        }
        return Optional.of(token);
    }

    private static Optional<String> bindingMessage(Parameters parameters) {
        Optional<String> message = parameters.find("binding_message");
        if (message.filter(text -> !MESSAGE.matcher(text).matches()).isPresent()) {
            throw new Refusal(
                    ErrorCode.INVALID_BINDING_MESSAGE, "binding_message is one line of at most 100 characters");
        }
        return message;
    }

    private static Duration lifetime(Parameters parameters) {
        return parameters
                .find("requested_expiry")
                .map(seconds -> {
                    if (!seconds.matches("0*[1-9]\\d{0,8}")) {
                        throw new Refusal(ErrorCode.INVALID_REQUEST, "requested_expiry is malformed");
                    }
                    Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
                    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
                })
                .orElse(STANDARD);
    }
}
