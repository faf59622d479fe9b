package triad.provider.ssf;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.provider.http.JsonAnswer;
import triad.provider.mtls.ClientCertificate;
import triad.provider.signal.EventStream;
import triad.provider.signal.EventStreams;

/** The configuration endpoint (SSF 1.0 §8.1.1): creates, shows, changes and deletes the streams of the receiver that calls. */
@WebServlet("/ssf/streams")
public class StreamsEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int MOST_STREAMS = 10;
    private final transient Receivers receivers;
    private final transient EventStreams streams;
    private final transient StreamDocuments documents;

    @Inject
    StreamsEndpoint(Receivers receivers, EventStreams streams, StreamDocuments documents) {
        this.receivers = receivers;
        this.streams = streams;
        this.documents = documents;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if ("PATCH".equals(request.getMethod())) {
            receivers.answer(request, response, () -> change(request, response, false));
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.managing(request);
            EventStream stream = documents.create(JsonBody.read(request), clientId);
            if (streams.of(clientId).size() >= MOST_STREAMS) {
                PlainAnswer.status(response, HttpServletResponse.SC_CONFLICT);
            } else {
                streams.create(stream);
                show(request, response, HttpServletResponse.SC_CREATED, stream);
            }
        });
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.reading(request);
            String streamId = request.getParameter("stream_id");
            if (streamId == null) {
                PlainAnswer.list(
                        response,
                        streams.of(clientId).stream()
                                .map(stream -> documents.toMap(stream, mutualTls(request)))
                                .toList());
            } else {
                PlainAnswer.found(
                        response,
                        streams.find(clientId, streamId),
                        stream -> show(request, response, HttpServletResponse.SC_OK, stream));
            }
        });
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> change(request, response, true));
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.managing(request);
            String streamId = Optional.ofNullable(request.getParameter("stream_id"))
                    .orElseThrow(() -> JsonBody.refused("stream_id is missing"));
            PlainAnswer.found(response, streams.find(clientId, streamId), stream -> {
                streams.delete(stream.streamId());
                PlainAnswer.status(response, HttpServletResponse.SC_NO_CONTENT);
            });
        });
    }

    private void change(HttpServletRequest request, HttpServletResponse response, boolean whole) throws IOException {
        String clientId = receivers.managing(request);
        JsonBody body = JsonBody.read(request);
        PlainAnswer.found(response, streams.find(clientId, body.streamId()), stream -> {
            EventStream changed = whole ? documents.replace(body, stream) : documents.update(body, stream);
            streams.update(changed);
            show(request, response, HttpServletResponse.SC_OK, changed);
        });
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, EventStream stream)
            throws IOException {
        JsonAnswer.write(response, status, documents.toMap(stream, mutualTls(request)));
    }

    private static boolean mutualTls(HttpServletRequest request) {
        return ClientCertificate.of(request).isPresent();
    }
}
