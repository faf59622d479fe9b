package triad.provider.ssf;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import triad.provider.signal.EventStreams;
import triad.provider.signal.Signals;

/** The verification endpoint (SSF 1.0 §8.1.4.2): sends the stream an event that shows whether it works. */
@WebServlet("/ssf/verify")
public class VerificationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int MOST_STATE = 1000;
    private final transient Receivers receivers;
    private final transient EventStreams streams;
    private final transient Signals signals;

    @Inject
    VerificationEndpoint(Receivers receivers, EventStreams streams, Signals signals) {
        this.receivers = receivers;
        this.streams = streams;
        this.signals = signals;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receivers.answer(request, response, () -> {
            String clientId = receivers.managing(request);
            JsonBody body = JsonBody.read(request);
            Optional<String> state = body.text("state", MOST_STATE);
            PlainAnswer.found(response, streams.find(clientId, body.streamId()), stream -> {
                if (streams.mayVerify(stream.streamId())) {
                    signals.verify(stream, state);
                    PlainAnswer.status(response, HttpServletResponse.SC_NO_CONTENT);
                } else {
                    response.setHeader("Retry-After", String.valueOf(EventStreams.VERIFICATION_INTERVAL.toSeconds()));
                    PlainAnswer.status(response, PlainAnswer.TOO_MANY_REQUESTS);
                }
            });
        });
    }
}
