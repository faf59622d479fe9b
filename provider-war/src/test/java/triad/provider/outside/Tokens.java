package triad.provider.outside;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** What a client got for a code. */
public record Tokens(String accessToken, String refreshToken, String idToken) {

    public static Tokens of(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("no tokens: " + answer);
        }
        return new Tokens(answer.text("access_token"), answer.text("refresh_token"), answer.text("id_token"));
    }

    /** The claims of a JWT, not verified. */
    public static JWTClaimsSet claims(String jwt) {
        try {
            return SignedJWT.parse(jwt).getJWTClaimsSet();
        } catch (ParseException broken) {
            throw new AssertionError(jwt, broken);
        }
    }
}
