package triad.backend.bearer;

import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.provider.TokenHash;

/** The access token of the current request. */
public interface AccessToken extends JsonWebToken {

    /** What caches know it by. */
    TokenHash hash();
}
