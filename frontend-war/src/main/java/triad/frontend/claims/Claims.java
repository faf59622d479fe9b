package triad.frontend.claims;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import triad.frontend.config.FrontendConfig;
import triad.frontend.provider.Provider;
import triad.frontend.provider.ProviderAway;
import triad.frontend.provider.ProviderConnection;
import triad.frontend.session.SignedIn;

/** Reads what the provider says of a user (OpenID Connect Core 1.0 §5.3), or another resource that the configuration names instead. */
@ApplicationScoped
class Claims {
    private final Optional<URI> resource;
    private final Provider provider;
    private final ProviderConnection connection;

    @Inject
    Claims(FrontendConfig config, Provider provider, ProviderConnection connection) {
        this.resource = config.provider().resource();
        this.provider = provider;
        this.connection = connection;
    }

    List<Claim> read(SignedIn user) {
        Map<String, Object> answer = resource.map(url -> ask(url, user)).orElseGet(() -> userinfo(user));
        return answer.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(claim -> new Claim(claim.getKey(), String.valueOf(claim.getValue())))
                .toList();
    }

    /** §5.3.2: an answer about somebody else must not be used. */
    private Map<String, Object> userinfo(SignedIn user) {
        URI endpoint = provider.userinfoEndpoint()
                .orElseThrow(() -> new ProviderAway("its metadata names no userinfo endpoint"));
        Map<String, Object> answer = ask(endpoint, user);
        if (!user.subject().equals(answer.get("sub"))) {
            throw new ClaimsRefused("sub is another user's", false);
        }
        return answer;
    }

    private Map<String, Object> ask(URI url, SignedIn user) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, url);
        request.setAuthorization(new BearerAccessToken(user.tokens().accessToken()).toAuthorizationHeader());
        request.setAccept("application/json");
        HTTPResponse response = connection.send(request);
        if (response.getStatusCode() == 401) {
            throw new ClaimsRefused("the access token is not taken", true);
        }
        try {
            response.ensureStatusCode(200);
            return response.getBodyAsJSONObject();
        } catch (ParseException cause) {
            throw new ProviderAway("its claims cannot be read", cause);
        }
    }
}
