package triad.frontend.session;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import triad.frontend.config.SessionKeys;

/** What is kept of users, as compact JWE: {@code dir} with A256GCM (RFC 7518 §4.5 and §5.3), each for the one session or purpose it was made for. */
@ApplicationScoped
public class Seal {
    private static final System.Logger LOG = System.getLogger(Seal.class.getName());

    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
    /** No other header is even parsed, and there is no encrypted key. */
    public static final String BEGINNING = HEADER.toBase64URL() + "..";

    private final SessionKeys keys;

    @Inject
    public Seal(SessionKeys keys) {
        this.keys = keys;
    }

    String close(SignedIn user, String session) {
        Tokens tokens = user.tokens();
        var claims = new JWTClaimsSet.Builder()
                .subject(user.subject())
                .claim("sid", user.sid())
                .claim("name", user.name())
                .claim("locale", user.locale())
                .claim("zoneinfo", user.zoneinfo())
                .claim("id_token", user.idToken())
                .claim("at", user.at().toEpochMilli())
                .claim("access_token", tokens.accessToken())
                .claim("expires_at", tokens.expiresAt().toEpochMilli())
                .claim("refresh_token", tokens.refreshToken())
                .claim("refresh_until", millis(tokens.refreshUntil()));
        return close(claims, session);
    }

    /** With its purpose as the audience (RFC 7519 §4.1.3). */
    public String close(JWTClaimsSet.Builder claims, String purpose) {
        var jwt = new EncryptedJWT(HEADER, claims.audience(purpose).build());
        try {
            jwt.encrypt(new DirectEncrypter(keys.current()));
        } catch (JOSEException cause) {
            throw new IllegalStateException("It could not be encrypted", cause);
        }
        return jwt.serialize();
    }

    /** Empty for what was changed, belongs to another session, or is of a key we do not have: nobody is signed in then. */
    Optional<SignedIn> open(String kept, String session) {
        Optional<SignedIn> user = claims(kept, session).map(Seal::user);
        if (user.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A session was kept that cannot be opened with the keys of this server");
        }
        return user;
    }

    /** Empty for what was changed, was made for another purpose, or is of a key we do not have. */
    public Optional<JWTClaimsSet> claims(String kept, String purpose) {
        return claims(kept, keys.current())
                .or(() -> keys.former().flatMap(former -> claims(kept, former)))
                .filter(claims -> claims.getAudience().equals(List.of(purpose)));
    }

    private static Optional<JWTClaimsSet> claims(String kept, SecretKey key) {
        if (!kept.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        try {
            EncryptedJWT jwt = EncryptedJWT.parse(kept);
            jwt.decrypt(new DirectDecrypter(key));
            return Optional.ofNullable(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }

    private static SignedIn user(JWTClaimsSet claims) {
        try {
            var tokens = new Tokens(
                    claims.getStringClaim("access_token"),
                    Instant.ofEpochMilli(claims.getLongClaim("expires_at")),
                    claims.getStringClaim("refresh_token"),
                    moment(claims.getLongClaim("refresh_until")));
            return new SignedIn(
                    claims.getSubject(),
                    claims.getStringClaim("sid"),
                    claims.getStringClaim("name"),
                    claims.getStringClaim("locale"),
                    claims.getStringClaim("zoneinfo"),
                    claims.getStringClaim("id_token"),
                    tokens,
                    Instant.ofEpochMilli(claims.getLongClaim("at")));
        } catch (ParseException cause) {
            throw new IllegalStateException("What was encrypted here can be read here", cause);
        }
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    private static @Nullable Instant moment(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
