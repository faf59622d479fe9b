package triad.provider.device;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import triad.provider.approval.ApprovalChecks;
import triad.provider.approval.ApprovalKind;
import triad.provider.approval.Approvals;
import triad.provider.approval.Origin;
import triad.provider.approval.Wish;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;

/** The device authorization endpoint (RFC 8628 §3.1). */
@WebServlet("/device_authorization")
public class DeviceAuthorizationEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    /** Short, because a code that somebody was talked into works only while it lives (RFC 10027). */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final transient ClientAuthentication authentication;
    private final transient ApprovalChecks checks;
    private final transient UserCodes codes;
    private final transient ProviderConfig config;

    @Inject
    DeviceAuthorizationEndpoint(
            ClientAuthentication authentication, ApprovalChecks checks, UserCodes codes, ProviderConfig config) {
        this.authentication = authentication;
        this.checks = checks;
        this.codes = codes;
        this.config = config;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(response, HttpServletResponse.SC_OK, () -> begin(request));
    }

    private Map<String, Object> begin(HttpServletRequest request) throws IOException {
        Parameters parameters = Parameters.ofForm(request);
        Client client = authentication.authenticate(request, parameters).client();
        Wish wish = checks.check(ApprovalKind.DEVICE, client, parameters);
        UserCodes.Codes issued = codes.issue(wish, Origin.of(request), LIFETIME);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("device_code", issued.deviceCode().value());
        answer.put("user_code", issued.userCode().toString());
        answer.put("verification_uri", config.endpoint("/device").toString());
        answer.put(
                "verification_uri_complete",
                config.endpoint("/device?user_code=" + issued.userCode()).toString());
        answer.put("expires_in", LIFETIME.toSeconds());
        answer.put("interval", Approvals.INTERVAL.toSeconds());
        return answer;
    }
}
