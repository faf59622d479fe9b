package triad.provider.ssf;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.provider.http.JsonAnswer;
import triad.provider.outbox.Message;
import triad.provider.outbox.Outbox;
import triad.provider.signal.EventStream;
import triad.provider.signal.EventStreams;
import triad.provider.signal.SecurityEventTokens;

/** Where a receiver fetches the events of a stream and acknowledges those it had (RFC 8936 §2). */
@WebServlet("/ssf/poll/*")
public class PollEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Receivers receivers;
    private final transient EventStreams streams;
    private final transient Outbox outbox;
    private final transient SecurityEventTokens tokens;
    private final transient Waiting waiting;

    @Inject
    PollEndpoint(
            Receivers receivers, EventStreams streams, Outbox outbox, SecurityEventTokens tokens, Waiting waiting) {
        this.receivers = receivers;
        this.streams = streams;
        this.outbox = outbox;
        this.tokens = tokens;
        this.waiting = waiting;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.reading(request);
            PollRequest poll = PollRequest.parse(JsonBody.read(request));
            Optional<EventStream> polled = Optional.ofNullable(request.getPathInfo())
                    .flatMap(path -> streams.find(clientId, path.substring(1)))
                    .filter(stream -> stream.delivery() instanceof EventStream.Poll);
            PlainAnswer.found(
                    response,
                    polled,
                    stream -> JsonAnswer.write(response, HttpServletResponse.SC_OK, answer(stream, poll)));
        });
    }

    /** Acknowledgements first: what is acknowledged is not sent again (§2.4). */
    private Map<String, Object> answer(EventStream stream, PollRequest poll) {
        outbox.fetched(stream.streamId(), poll.ended());
        List<Message> found =
                stream.status() == EventStream.Status.ENABLED && poll.most() > 0 ? find(stream, poll) : List.of();
        Map<String, Object> sets = new LinkedHashMap<>();
        found.stream()
                .limit(poll.most())
                .forEach(message -> sets.put(message.messageId(), tokens.issue(stream, message)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sets", sets);
        answer.put("moreAvailable", found.size() > poll.most());
        return answer;
    }

    private List<Message> find(EventStream stream, PollRequest poll) {
        return poll.waits()
                ? waiting.until(() -> outbox.held(stream.streamId(), poll.most() + 1))
                : outbox.held(stream.streamId(), poll.most() + 1);
    }
}
