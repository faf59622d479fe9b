package triad.provider.code;

import java.util.Optional;
import java.util.regex.Pattern;
import triad.provider.client.Client;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.resource.Scopes;

/**
 * What an authorization code is bound to.
 *
 * @param codeChallenge empty only for a confidential client of OpenID Connect (RFC 9700 §2.1.1)
 * @param nonce for the ID token
 * @param dpopKey the thumbprint of the key that its redemption has to prove (RFC 9449 §10)
 */
public record CodeBinding(Optional<CodeChallenge> codeChallenge, Optional<String> nonce, Optional<String> dpopKey) {
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int MOST_NONCE = 1000;

    /** What the request binds its code to; {@code invalid_request} where a challenge is missing or malformed. */
    public static CodeBinding of(Client client, Scopes scopes, Parameters parameters) {
        return new CodeBinding(
                challenge(client, scopes, parameters), parameters.find("nonce", MOST_NONCE), dpopKey(parameters));
    }

    private static Optional<CodeChallenge> challenge(Client client, Scopes scopes, Parameters parameters) {
        boolean none = !parameters.has("code_challenge") && !parameters.has("code_challenge_method");
        if (none && client.mayOmitCodeChallenge() && scopes.has("openid")) {
            return Optional.empty();
        }
        CodeChallenge challenge = new CodeChallenge(parameters.require("code_challenge"));
        if (!"S256".equals(parameters.require("code_challenge_method"))) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The only code_challenge_method is S256");
        }
        return Optional.of(challenge);
    }

    private static Optional<String> dpopKey(Parameters parameters) {
        Optional<String> thumbprint = parameters.find("dpop_jkt");
        if (thumbprint.filter(text -> !THUMBPRINT.matcher(text).matches()).isPresent()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "dpop_jkt is malformed");
        }
        return thumbprint;
    }
}
