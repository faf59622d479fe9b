package triad.provider.register;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import triad.provider.http.ErrorCode;
import triad.provider.http.OpaqueValue;
import triad.provider.http.Refusal;
import triad.provider.metadata.RegistrationDocument;
import triad.provider.resource.Scopes;

/** Makes initial access tokens for whoever has the deployment's secret; {@code scripts/initial-access-token} calls it. */
@WebServlet("/initial-access-tokens")
public class InitialAccessTokenResource extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int MOST_USES = 10_000;
    private static final Duration MOST_LIFETIME = Duration.ofDays(365);
    private final transient InitialAccessTokens tokens;
    private final transient Clock clock;

    @Inject
    InitialAccessTokenResource(InitialAccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BearerToken.answer(request, response, HttpServletResponse.SC_CREATED, () -> issue(request));
    }

    /** One use within a day, and no scope of its own, where the request does not say. */
    private Map<String, Object> issue(HttpServletRequest request) throws IOException {
        if (!tokens.isOfTheDeployment(BearerToken.require(request))) {
            throw BearerToken.refused();
        }
        RegistrationDocument wish = RegistrationDocument.read(request);
        int uses = number(wish, "uses", 1, MOST_USES);
        Duration lifetime = Duration.ofSeconds(
                number(wish, "expires_in", (int) Duration.ofDays(1).toSeconds(), (int) MOST_LIFETIME.toSeconds()));
        Scopes scope = Scopes.parse(wish.text("scope").orElse(""));
        OpaqueValue token = tokens.issue(uses, lifetime, scope);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("initial_access_token", token.value());
        answer.put("uses", uses);
        answer.put("expires_at", clock.instant().plus(lifetime).getEpochSecond());
        answer.put("scope", scope.toString());
        return answer;
    }

    private static int number(RegistrationDocument wish, String member, int standard, int most) {
        if (!wish.has(member)) {
            return standard;
        }
        if (wish.json().get(member) instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 1
                && number.intValue() <= most) {
            return number.intValue();
        }
        throw new Refusal(ErrorCode.INVALID_REQUEST, member + " must be a number from 1 to " + most);
    }
}
