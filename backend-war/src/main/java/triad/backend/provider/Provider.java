package triad.backend.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Form;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import triad.backend.config.BackendConfig;

/** The provider as this server sees it; every method throws {@link ProviderAway} where no answer is to be had. */
@ApplicationScoped
public class Provider {
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private final ProviderCalls calls;
    private final String clientId;
    private final Clock clock;

    @Inject
    Provider(ProviderCalls calls, BackendConfig config, Clock clock) {
        this.calls = calls;
        this.clientId = config.provider().clientId();
        this.clock = clock;
    }

    /** The public keys that the provider signs with, as a JWK Set (RFC 7517 §5). */
    public JsonObject jwks() {
        return demand(calls::jwks);
    }

    /** Whether the provider still stands by a token (RFC 7662 §2.2). */
    public boolean isActive(String token) {
        Form form = new Form().param("client_id", clientId).param("token", token);
        JsonObject answer = demand(() -> calls.introspect(form));
        return answer.getOrDefault("active", JsonValue.FALSE).equals(JsonValue.TRUE);
    }

    /** Trades a user's token for one to another audience (RFC 8693 §2.1). */
    IssuedToken exchange(String subjectToken, String resource, String scope) {
        Form form = new Form()
                .param("grant_type", TOKEN_EXCHANGE)
                .param("client_id", clientId)
                .param("subject_token", subjectToken)
                .param("subject_token_type", ACCESS_TOKEN)
                .param("resource", resource)
                .param("scope", scope);
        return issued(form);
    }

    /** A token for this server itself (RFC 6749 §4.4). */
    IssuedToken ownToken(String resource, String scope) {
        return issued(new Form()
                .param("grant_type", "client_credentials")
                .param("client_id", clientId)
                .param("resource", resource)
                .param("scope", scope));
    }

    private IssuedToken issued(Form form) {
        Instant asked = clock.instant();
        JsonObject answer = ask(() -> calls.token(form));
        return new IssuedToken(text(answer, "access_token"), asked.plusSeconds(answer.getInt("expires_in", 0)));
    }

    /** The claims about the user of a token to the user API (OIDC Core §5.3). */
    JsonObject userinfo(IssuedToken token) {
        return ask(() -> calls.userinfo(token.value()));
    }

    private static String text(JsonObject answer, String name) {
        return Optional.ofNullable(answer.getString(name, null))
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new ProviderAway("The provider's answer has no " + name));
    }

    /** For what the provider has no reason to refuse: if it does, it or this server is set up wrongly. */
    private static JsonObject demand(Supplier<JsonObject> call) {
        try {
            return ask(call);
        } catch (ProviderRefused e) {
            throw new ProviderAway("The provider refuses this server: " + e.error(), e);
        }
    }

    private static JsonObject ask(Supplier<JsonObject> call) {
        try {
            return call.get();
        } catch (FaultToleranceException e) {
            throw new ProviderAway("The provider has just failed repeatedly", e);
        }
    }
}
