package triad.provider.authorize;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.Client;
import triad.provider.client.ProtectedResource;
import triad.provider.client.ProtectedResources;
import triad.provider.client.Scopes;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/** The checks of an authorization request in their order: whoever may hear of a refusal by redirect comes first. */
@ApplicationScoped
public class AuthorizationChecks {
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final int MOST_TEXT = 1000;
    private final ProtectedResources resources;

    @Inject
    AuthorizationChecks(ProtectedResources resources) {
        this.resources = resources;
    }

    /**
     * The redirect URI, compared character by character with the registered ones (RFC 9700 §2.1). Until it passed, nothing may be
     * sent to it.
     */
    public String redirectUri(Client client, Parameters parameters) {
        String redirectUri = parameters.require("redirect_uri");
        if (!client.redirectUris().allow(redirectUri)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The redirect URI is not registered for this client");
        }
        return redirectUri;
    }

    /** The request, once everything about it holds. */
    public AuthorizationRequest check(Client client, Parameters parameters) {
        String redirectUri = redirectUri(client, parameters);
        supported(parameters);
        codeResponse(client, parameters);
        CodeChallenge challenge = challenge(parameters);
        ProtectedResource resource = resources.require(parameters.all("resource"));
        Scopes scopes = scopes(client, resource, parameters);
        Set<String> prompt = prompt(parameters);
        return new AuthorizationRequest(
                client,
                redirectUri,
                text(parameters, "state"),
                text(parameters, "nonce"),
                scopes,
                resource,
                challenge,
                prompt,
                maxAge(parameters),
                text(parameters, "login_hint"),
                claims(client, parameters));
    }

    private static void supported(Parameters parameters) {
        if (parameters.has("request")) {
            throw new Refusal(ErrorCode.REQUEST_NOT_SUPPORTED, "Request objects are not served");
        }
        if (parameters.has("request_uri")) {
            throw new Refusal(ErrorCode.REQUEST_URI_NOT_SUPPORTED, "request_uri only refers to a pushed request");
        }
        String mode = parameters.find("response_mode").orElse("query");
        if (!"query".equals(mode)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The only response_mode is query");
        }
    }

    private static void codeResponse(Client client, Parameters parameters) {
        if (!"code".equals(parameters.require("response_type"))) {
            throw new Refusal(ErrorCode.UNSUPPORTED_RESPONSE_TYPE, "The only response_type is code");
        }
        if (!client.mayUse("authorization_code")) {
            throw new Refusal(
                    ErrorCode.UNAUTHORIZED_CLIENT, "The client did not register the authorization code grant");
        }
    }

    private static CodeChallenge challenge(Parameters parameters) {
        CodeChallenge challenge = new CodeChallenge(parameters.require("code_challenge"));
        if (!"S256".equals(parameters.require("code_challenge_method"))) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The only code_challenge_method is S256");
        }
        return challenge;
    }

    private Scopes scopes(Client client, ProtectedResource resource, Parameters parameters) {
        Scopes scopes = Scopes.parse(parameters.require("scope"));
        if (!client.scope().covers(scopes)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The client may not ask for this scope");
        }
        Scopes understood = scopes.within(resource.scopes())
                .and(scopes.within(resources.userApi().scopes()));
        if (!understood.covers(scopes)) {
            throw new Refusal(ErrorCode.INVALID_SCOPE, "The resource does not know this scope");
        }
        return scopes;
    }

    private static Set<String> prompt(Parameters parameters) {
        Set<String> prompt =
                parameters.find("prompt").map(p -> Scopes.parse(p).values()).orElse(Set.of());
        if (!PROMPTS.containsAll(prompt) || (prompt.contains("none") && prompt.size() > 1)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "prompt is malformed");
        }
        return prompt;
    }

    private static Optional<Duration> maxAge(Parameters parameters) {
        return parameters.find("max_age").map(seconds -> {
            if (!seconds.matches("\\d{1,9}")) {
                throw new Refusal(ErrorCode.INVALID_REQUEST, "max_age is malformed");
            }
            return Duration.ofSeconds(Long.parseLong(seconds));
        });
    }

    /** A claim that belongs to a scope which the client may not ask for is passed over (OpenID Connect Core §5.5). */
    private static ClaimsRequest claims(Client client, Parameters parameters) {
        return parameters
                .find("claims")
                .map(ClaimsRequest::parse)
                .orElse(ClaimsRequest.NONE)
                .within(client.scope());
    }

    private static Optional<String> text(Parameters parameters, String name) {
        Optional<String> text = parameters.find(name);
        if (text.filter(t -> t.length() > MOST_TEXT).isPresent()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, name + " is too long");
        }
        return text;
    }
}
