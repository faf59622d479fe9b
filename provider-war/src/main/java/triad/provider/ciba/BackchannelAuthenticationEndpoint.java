package triad.provider.ciba;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import triad.provider.approval.Approvals;
import triad.provider.approval.Origin;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.client.Client;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;

/** The backchannel authentication endpoint (CIBA Core §7). */
@WebServlet("/backchannel_authentication")
public class BackchannelAuthenticationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient ClientAuthentication authentication;
    private final transient BackchannelChecks checks;
    private final transient BackchannelRequests requests;

    @Inject
    BackchannelAuthenticationEndpoint(
            ClientAuthentication authentication, BackchannelChecks checks, BackchannelRequests requests) {
        this.authentication = authentication;
        this.checks = checks;
        this.requests = requests;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(response, HttpServletResponse.SC_OK, () -> begin(request));
    }

    private Map<String, Object> begin(HttpServletRequest request) throws IOException {
        Parameters parameters = Parameters.ofForm(request);
        Client client = authentication.authenticate(request, parameters).client();
        BackchannelRequest asked = checks.check(client, parameters);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("auth_req_id", requests.ask(asked, Origin.of(request)).value());
        answer.put("expires_in", asked.lifetime().toSeconds());
        answer.put("interval", Approvals.INTERVAL.toSeconds());
        return answer;
    }
}
