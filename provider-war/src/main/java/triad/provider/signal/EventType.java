package triad.provider.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The events that receivers may ask for (CAEP 1.0 §3, RISC 1.0 §2). */
public enum EventType {
    SESSION_REVOKED("caep/event-type/session-revoked"),
    TOKEN_CLAIMS_CHANGE("caep/event-type/token-claims-change"),
    CREDENTIAL_CHANGE("caep/event-type/credential-change"),
    ACCOUNT_DISABLED("risc/event-type/account-disabled"),
    ACCOUNT_ENABLED("risc/event-type/account-enabled"),
    ACCOUNT_PURGED("risc/event-type/account-purged");

    /** SSF 1.0 §8.1.4.1: sent on request, whatever else the stream delivers. */
    static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";

    private final String uri;

    EventType(String path) {
        this.uri = "https://schemas.openid.net/secevent/" + path;
    }

    /** The URI that names it. */
    public String uri() {
        return uri;
    }

    /** The type that a URI names; empty where it is not sent here. */
    public static Optional<EventType> find(String uri) {
        return Arrays.stream(values()).filter(type -> type.uri.equals(uri)).findFirst();
    }

    /** The URIs of all. */
    public static List<String> uris() {
        return Arrays.stream(values()).map(EventType::uri).toList();
    }
}
