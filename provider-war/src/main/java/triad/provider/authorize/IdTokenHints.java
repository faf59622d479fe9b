package triad.provider.authorize;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.key.SigningKeys;

/** Reads {@code id_token_hint} (OpenID Connect Core §3.1.2.1): an ID token that the client got here once, even if it expired. */
@ApplicationScoped
public class IdTokenHints {
    private final SigningKeys keys;
    private final ProviderConfig config;

    @Inject
    IdTokenHints(SigningKeys keys, ProviderConfig config) {
        this.keys = keys;
        this.config = config;
    }

    /** The subject that the client knows; a hint that is not ours, or was another client's, is refused. */
    String subject(Client client, String hint) {
        return keys.recognise(hint, JOSEObjectType.JWT)
                .filter(claims -> config.issuer().toString().equals(claims.getIssuer()))
                .filter(claims -> claims.getAudience().contains(client.clientId()))
                .flatMap(IdTokenHints::subject)
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID_REQUEST, "The id_token_hint is no ID token of this client"));
    }

    /** Other JWTs that we sign for clients have none. */
    private static Optional<String> subject(JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getSubject());
    }
}
