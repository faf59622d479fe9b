package triad.provider.ciba;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import triad.provider.claims.Subjects;
import triad.provider.client.Client;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;
import triad.provider.token.IdTokens;
import triad.provider.user.User;
import triad.provider.user.Users;

/** Whom a backchannel authentication request means: exactly one hint (CIBA Core §7.1). */
@ApplicationScoped
public class HintedUsers {
    private final IdTokens idTokens;
    private final Users users;
    private final Subjects subjects;

    @Inject
    HintedUsers(IdTokens idTokens, Users users, Subjects subjects) {
        this.idTokens = idTokens;
        this.users = users;
        this.subjects = subjects;
    }

    /** The person, or {@code unknown_user_id}: nobody here, or an account that is disabled. */
    User require(Client client, Parameters parameters) {
        Optional<String> idToken = parameters.find("id_token_hint");
        Optional<String> name = parameters.find("login_hint");
        boolean token = parameters.has("login_hint_token");
        if (Stream.of(idToken.isPresent(), name.isPresent(), token)
                        .filter(there -> there)
                        .count()
                != 1) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "Give one hint of the user, and only one");
        }
        if (token) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "login_hint_token is not served, use login_hint");
        }
        return idToken.map(hint -> subject(client, hint))
                .flatMap(subject -> subjects.findUser(client, subject))
                .flatMap(users::find)
                .or(() -> name.flatMap(users::findByName))
                .orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_USER_ID, "The hint names no user"));
    }

    /** Another client's ID token tells nothing here. */
    private String subject(Client client, String idToken) {
        return idTokens.readHint(idToken)
                .filter(claims -> claims.getAudience().contains(client.clientId()))
                .map(JWTClaimsSet::getSubject)
                .orElseThrow(() -> new Refusal(ErrorCode.INVALID_REQUEST, "The id_token_hint is not this client's"));
    }
}
