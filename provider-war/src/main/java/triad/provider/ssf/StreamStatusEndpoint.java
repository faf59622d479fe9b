package triad.provider.ssf;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triad.provider.http.JsonAnswer;
import triad.provider.signal.EventStream;
import triad.provider.signal.EventStreams;

/** The status endpoint (SSF 1.0 §8.1.2): shows and sets whether a stream is enabled, paused or disabled. */
@WebServlet("/ssf/status")
public class StreamStatusEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int MOST_REASON = 1000;
    private final transient Receivers receivers;
    private final transient EventStreams streams;

    @Inject
    StreamStatusEndpoint(Receivers receivers, EventStreams streams) {
        this.receivers = receivers;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.reading(request);
            String streamId = Optional.ofNullable(request.getParameter("stream_id"))
                    .orElseThrow(() -> JsonBody.refused("stream_id is missing"));
            PlainAnswer.found(
                    response,
                    streams.find(clientId, streamId),
                    stream -> JsonAnswer.write(response, HttpServletResponse.SC_OK, toMap(stream)));
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.managing(request);
            JsonBody body = JsonBody.read(request);
            EventStream.Status status = status(body);
            Optional<String> reason = body.text("reason", MOST_REASON);
            PlainAnswer.found(response, streams.find(clientId, body.streamId()), stream -> {
                EventStream changed = stream.in(status, reason);
                streams.update(changed);
                JsonAnswer.write(response, HttpServletResponse.SC_OK, toMap(changed));
            });
        });
    }

    private static EventStream.Status status(JsonBody body) {
        Optional<String> name = body.text("status", 16);
        return Arrays.stream(EventStream.Status.values())
                .filter(status -> name.filter(status.wireName()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> JsonBody.refused("status must be enabled, paused or disabled"));
    }

    private static Map<String, Object> toMap(EventStream stream) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stream_id", stream.streamId());
        map.put("status", stream.status().wireName());
        stream.reason().ifPresent(text -> map.put("reason", text));
        return map;
    }
}
