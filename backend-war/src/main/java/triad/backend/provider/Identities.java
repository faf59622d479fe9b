package triad.backend.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import triad.backend.config.BackendConfig;

/** Identity data of users, read at the provider on their behalf: exchange, then userinfo. Nothing of it is stored here. */
@ApplicationScoped
public class Identities {
    private static final String SCOPE = "openid profile email";
    private static final int UNAUTHORIZED = 401;

    private final Provider provider;
    private final ExchangedTokens tokens;
    private final String userApi;

    @Inject
    Identities(Provider provider, ExchangedTokens tokens, BackendConfig config) {
        this.provider = provider;
        this.tokens = tokens;
        this.userApi = config.provider().issuer() + "/userinfo";
    }

    /**
     * Asks who the user of a token is.
     *
     * @param subject whom the answer must be about (OIDC Core §5.3.2)
     */
    public IdentityOutcome find(String subject, String userToken) {
        try {
            JsonObject claims = read(userToken);
            return claims.getString("sub", "").equals(subject)
                    ? new IdentityOutcome.Found(Identity.of(claims))
                    : new IdentityOutcome.Away(new ProviderAway("The provider's claims are about somebody else"));
        } catch (ProviderRefused refused) {
            return outcomeOf(refused);
        } catch (ProviderAway away) {
            return new IdentityOutcome.Away(away);
        }
    }

    /** A kept token that the provider has dropped is exchanged anew, once. */
    private JsonObject read(String userToken) {
        try {
            return provider.userinfo(tokens.require(userToken, userApi, SCOPE));
        } catch (ProviderRefused refused) {
            if (refused.status() != UNAUTHORIZED || refused.error().equals("invalid_client")) {
                throw refused;
            }
            tokens.forget(userToken, userApi, SCOPE);
            return provider.userinfo(tokens.require(userToken, userApi, SCOPE));
        }
    }

    /** RFC 8693 §2.2.2; whatever blames this server and not the user is no outcome the caller could mend. */
    private static IdentityOutcome outcomeOf(ProviderRefused refused) {
        return switch (refused.error()) {
            case "invalid_request", "invalid_token" -> new IdentityOutcome.TokenEnded();
            case "invalid_scope", "insufficient_scope" -> new IdentityOutcome.ConsentMissing(SCOPE);
            default -> new IdentityOutcome.Away(refused);
        };
    }
}
