package triad.frontend.provider;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerEndpointMetadata;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import triad.frontend.config.FrontendConfig;

/** Redeems codes and refresh tokens for tokens, which work at the backend alone where there is one (RFC 6749 §4.1.3 and §6, RFC 8707). */
@ApplicationScoped
public class TokenEndpoint {
    private static final String REFRESH_LIFETIME = "refresh_expires_in";
    /** Ten years: some say that there is no end by a number beyond all clocks, others by 0. */
    private static final long FOREVER = Duration.ofDays(3650).toSeconds();

    private final FrontendConfig config;
    private final Provider provider;
    private final ProviderConnection connection;

    @Inject
    public TokenEndpoint(FrontendConfig config, Provider provider, ProviderConnection connection) {
        this.config = config;
        this.provider = provider;
        this.connection = connection;
    }

    public OIDCTokens redeem(AuthorizationCode code, CodeVerifier verifier) {
        return ask(new AuthorizationCodeGrant(code, config.redirectUri(), verifier));
    }

    public OIDCTokens refresh(String refreshToken) {
        return ask(new RefreshTokenGrant(new RefreshToken(refreshToken)));
    }

    /** How long the refresh token of an answer lives, where the provider says it; no standard does, but several providers do. */
    public static Optional<Duration> refreshLifetime(OIDCTokens answer) {
        return answer.getMetadata().get(REFRESH_LIFETIME) instanceof Number seconds
                        && seconds.longValue() > 0
                        && seconds.longValue() < FOREVER
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : Optional.empty();
    }

    private OIDCTokens ask(AuthorizationGrant grant) {
        var endpoint =
                provider.requireEndpoint("token endpoint", AuthorizationServerEndpointMetadata::getTokenEndpointURI);
        var request = new TokenRequest.Builder(endpoint, connection.authentication(), grant);
        config.backendUrl().ifPresent(request::resource);
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(
                    connection.send(request.build().toHTTPRequest()));
            if (!response.indicatesSuccess()) {
                throw ProviderRefusal.of(response.toErrorResponse().getErrorObject());
            }
            AccessTokenResponse success = response.toSuccessResponse();
            OIDCTokens tokens = success.getTokens().toOIDCTokens();
            Object refreshLifetime = success.getCustomParameters().get(REFRESH_LIFETIME);
            if (refreshLifetime != null) {
                tokens.getMetadata().put(REFRESH_LIFETIME, refreshLifetime);
            }
            return tokens;
        } catch (ParseException cause) {
            throw new ProviderAway("its token answer cannot be read", cause);
        }
    }
}
