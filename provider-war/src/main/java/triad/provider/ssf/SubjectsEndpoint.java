package triad.provider.ssf;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.provider.config.ProviderConfig;
import triad.provider.signal.EventStream;
import triad.provider.signal.EventStreams;
import triad.provider.signal.SubjectIdentifier;

/**
 * The add-subject and remove-subject endpoints (SSF 1.0 §8.1.3). A stream has all subjects that its receiver may hear of, except those
 * it removed, each named by the {@code sub} that the receiver knows: one of another sector means nobody here.
 *
 * <p>A user who does not exist is added and removed like any other, so that nobody learns who exists (§9.1); a
 * subject that is no single user of ours is 404, because no event would ever be about it.
 */
@WebServlet({SubjectsEndpoint.ADD, SubjectsEndpoint.REMOVE})
public class SubjectsEndpoint extends HttpServlet {
    static final String ADD = "/ssf/subjects/add";
    static final String REMOVE = "/ssf/subjects/remove";
    private static final long serialVersionUID = 1;
    private final transient Receivers receivers;
    private final transient EventStreams streams;
    private final String issuer;

    @Inject
    SubjectsEndpoint(Receivers receivers, EventStreams streams, ProviderConfig config) {
        this.receivers = receivers;
        this.streams = streams;
        this.issuer = config.issuer().toString();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.managing(request);
            JsonBody body = JsonBody.read(request);
            Object subject = body.find("subject")
                    .filter(SubjectIdentifier::isWellFormed)
                    .orElseThrow(() -> JsonBody.refused("subject must be a subject identifier"));
            Optional<String> sub = SubjectIdentifier.findSub(issuer, subject);
            PlainAnswer.found(
                    response,
                    streams.find(clientId, body.streamId()).filter(stream -> sub.isPresent()),
                    stream -> change(request, response, stream, sub.orElseThrow()));
        });
    }

    private void change(HttpServletRequest request, HttpServletResponse response, EventStream stream, String sub) {
        if (ADD.equals(request.getServletPath())) {
            streams.addSubject(stream.streamId(), sub);
            PlainAnswer.status(response, HttpServletResponse.SC_OK);
        } else {
            streams.removeSubject(stream.streamId(), sub);
            PlainAnswer.status(response, HttpServletResponse.SC_NO_CONTENT);
        }
    }
}
