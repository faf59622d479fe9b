package triad.provider.authorize;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import triad.provider.client.Client;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.resource.Scopes;

/**
 * How a request wants its user to be dealt with (OpenID Connect Core §3.1.2.1). {@code acr_values} ask for more than a password where
 * that can be had, which is voluntary (§5.5.1.1); {@code display} and {@code ui_locales} ask for what there is one of.
 *
 * @param maxAge how old the sign-in may be
 * @param loginHint what the client knows of the user's name
 * @param subject the only user that will do, by {@code id_token_hint}
 */
public record Interaction(
        Set<String> prompt, Optional<Duration> maxAge, Optional<String> loginHint, Optional<String> subject) {
    /** The prompts that are served. */
    public static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    private static final int MOST_TEXT = 1000;

    static Interaction of(Client client, Parameters parameters, Optional<String> subject) {
        return new Interaction(
                prompt(parameters),
                maxAge(parameters).or(client::defaultMaxAge),
                parameters.find("login_hint", MOST_TEXT),
                subject);
    }

    /** Whether no page may be shown. */
    public boolean silent() {
        return prompt.contains("none");
    }

    /** Whether the user has to sign in for this very request. */
    boolean signsInAgain() {
        return prompt.contains("login") || prompt.contains("select_account");
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
}
