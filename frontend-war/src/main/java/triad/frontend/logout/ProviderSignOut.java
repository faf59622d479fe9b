package triad.frontend.logout;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import triad.frontend.config.FrontendConfig;
import triad.frontend.provider.Provider;
import triad.frontend.provider.ProviderAway;
import triad.frontend.session.SignedIn;

/** The provider's part of a sign-out (OpenID Connect RP-Initiated Logout 1.0 §2): its absence must not keep anyone signed in here. */
@ApplicationScoped
class ProviderSignOut {
    static final URI HERE = URI.create("/?state=signed-out");
    private static final System.Logger LOG = System.getLogger(ProviderSignOut.class.getName());

    private final FrontendConfig config;
    private final Provider provider;
    private final RevocationEndpoint revocations;

    @Inject
    ProviderSignOut(FrontendConfig config, Provider provider, RevocationEndpoint revocations) {
        this.config = config;
        this.provider = provider;
        this.revocations = revocations;
    }

    /** Gives the refresh token back and says where the browser ends its session at the provider. */
    URI begin(SignedIn user) {
        try {
            user.tokens().refresh().ifPresent(revocations::revoke);
            return provider.endSessionEndpoint()
                    .map(endpoint -> request(endpoint, user))
                    .orElse(HERE);
        } catch (ProviderAway away) {
            LOG.log(System.Logger.Level.WARNING, "Signed out here, but the provider is away", away);
            return HERE;
        }
    }

    private URI request(URI endpoint, SignedIn user) {
        return new LogoutRequest(
                        endpoint,
                        parse(user.idToken()),
                        null,
                        new ClientID(config.clientId()),
                        URI.create(config.url() + "/"),
                        new State("signed-out"),
                        List.of())
                .toURI();
    }

    private static JWT parse(String idToken) {
        try {
            return JWTParser.parse(idToken);
        } catch (ParseException cause) {
            throw new IllegalStateException("An ID token that was verified can be parsed", cause);
        }
    }
}
