package triad.provider.token;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.authenticate.ClientAuthentication.Authenticated;
import triad.provider.authenticate.SenderConstraint;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** The token endpoint (RFC 6749 §3.2): who calls, with which grant, may it; then the grant decides. */
@WebServlet("/token")
public class TokenEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient ClientAuthentication authentication;
    private final transient SenderConstraint constraint;
    private final transient Map<String, Grant> grants = new TreeMap<>();

    @Inject
    TokenEndpoint(ClientAuthentication authentication, SenderConstraint constraint, @Any Instance<Grant> served) {
        this.authentication = authentication;
        this.constraint = constraint;
        served.forEach(grant -> grants.put(grant.grantType(), grant));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(response, HttpServletResponse.SC_OK, () -> answer(request));
    }

    private Map<String, Object> answer(HttpServletRequest request) throws IOException {
        Parameters parameters = Parameters.ofForm(request);
        Authenticated caller = authentication.authenticate(request, parameters);
        String grantType = parameters.require("grant_type");
        Grant grant = Optional.ofNullable(grants.get(grantType))
                .orElseThrow(() ->
                        new Refusal(ErrorCode.UNSUPPORTED_GRANT_TYPE, "Served are " + Set.copyOf(grants.keySet())));
        if (!caller.client().mayUse(grantType)) {
            throw new Refusal(ErrorCode.UNAUTHORIZED_CLIENT, "The client did not register this grant");
        }
        return grant.redeem(new TokenRequest(caller.client(), constraint.of(request, caller), parameters))
                .toMap();
    }
}
