package triad.provider.outside;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A receiver of security events as it calls the transmitter, with an access token of its own. */
public final class StreamOwner {
    public static final String SESSION_REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";
    public static final String CREDENTIAL_CHANGE =
            "https://schemas.openid.net/secevent/caep/event-type/credential-change";
    public static final String TOKEN_CLAIMS_CHANGE =
            "https://schemas.openid.net/secevent/caep/event-type/token-claims-change";
    public static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";
    public static final String PUSH = "urn:ietf:rfc:8935";
    public static final String POLL = "urn:ietf:rfc:8936";
    private final Server server;
    private final String accessToken;

    private StreamOwner(Server server, String accessToken) {
        this.server = server;
        this.accessToken = accessToken;
    }

    /** With a token of that scope. */
    public static StreamOwner of(Server server, String scope) {
        return new StreamOwner(server, token(server, scope).text("access_token"));
    }

    /** Who may read and change its streams. */
    public static StreamOwner of(Server server) {
        return of(server, "ssf.read ssf.manage");
    }

    /** Who comes with some other token. */
    public static StreamOwner with(Server server, String accessToken) {
        return new StreamOwner(server, accessToken);
    }

    public static Answer token(Server server, String scope) {
        return server.post(
                "/token",
                Map.of("grant_type", "client_credentials", "resource", Triad.ISSUER + "/ssf", "scope", scope));
    }

    public Answer send(String method, String path, String body) {
        return server.http()
                .send(Http.request(Triad.MTLS + path, "Authorization", "Bearer " + accessToken)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build());
    }

    public Answer send(String method, String path, Map<String, ?> body) {
        return send(method, path, JSONObjectUtils.toJSONString(body));
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    public Answer create(Map<String, ?> stream) {
        return send("POST", "/ssf/streams", stream);
    }

    /** A stream that is pushed to the tests' receiver; its identifier. */
    public String push(Receiver receiver, String... events) {
        return created(
                Map.of(
                        "method",
                        PUSH,
                        "endpoint_url",
                        receiver.url("/events"),
                        "authorization_header",
                        "Bearer of-receiver"),
                events);
    }

    /** A stream that is polled; its identifier. */
    public String poll(String... events) {
        return created(Map.of("method", POLL), events);
    }

    private String created(Map<String, ?> delivery, String... events) {
        Answer answer = create(Map.of("delivery", delivery, "events_requested", List.of(events)));
        if (answer.status() != 201) {
            throw new AssertionError("no stream: " + answer);
        }
        return answer.text("stream_id");
    }

    /** The events that a poll brings, by their identifiers. */
    public Map<String, Object> sets(String streamId, Map<String, ?> poll) {
        return sets(fetch(streamId, poll));
    }

    /** The events in the answer to a poll. */
    public static Map<String, Object> sets(Map<String, Object> answer) {
        try {
            return Objects.requireNonNull(JSONObjectUtils.getJSONObject(answer, "sets"));
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    /** The answer to a poll. */
    public Map<String, Object> fetch(String streamId, Map<String, ?> poll) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("returnImmediately", true);
        body.putAll(poll);
        Answer answer = send("POST", "/ssf/poll/" + streamId, body);
        if (answer.status() != 200) {
            throw new AssertionError("no events: " + answer);
        }
        return answer.json();
    }

    public static void forgetStreams() {
        TestDatabase.execute("delete from outbox_message");
        TestDatabase.execute("delete from signal_removed_subject");
        TestDatabase.execute("delete from signal_stream");
    }
}
