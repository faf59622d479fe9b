package triad.frontend.elsewhere;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import triad.frontend.fake.Elsewhere;

/** Logout tokens as the OpenID Foundation's suite sends them (OpenID Connect Back-Channel Logout 1.0 §2.4), and those that are wrong. */
final class WrongLogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private WrongLogoutTokens() {}

    /** Without a type, which the specification only recommends. */
    static JWTClaimsSet.Builder good(Elsewhere provider, String sid) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer)
                .subject("grace")
                .audience(Elsewhere.CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", sid)
                .claim("ignored_claim", "not understood")
                .claim("events", Map.of(EVENT, Map.of()));
    }

    static Map<String, String> of(Elsewhere provider, String sid) throws JOSEException {
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> claims = new HashMap<>();
        claims.put("issuer", token -> token.issuer("https://evil.example/"));
        claims.put("audience", token -> token.audience("another"));
        claims.put("no event", token -> token.claim("events", null));
        claims.put("another event", token -> token.claim("events", Map.of("https://evil.example", Map.of())));
        claims.put("events is a list", token -> token.claim("events", List.of(EVENT)));
        claims.put("nonce", token -> token.claim("nonce", "n"));
        claims.put("neither sub nor sid", token -> token.subject(null).claim("sid", null));
        claims.put(
                "expired", token -> token.expirationTime(Date.from(Instant.now().minusSeconds(300))));
        claims.put("no iat", token -> token.issueTime(null));
        claims.put("no jti", token -> token.jwtID(null));
        Map<String, String> wrong = new HashMap<>();
        for (var change : claims.entrySet()) {
            wrong.put(
                    change.getKey(),
                    provider.signed(change.getValue().apply(good(provider, sid)).build()));
        }
        JWTClaimsSet good = good(provider, sid).build();
        wrong.put("alg none", new PlainJWT(good).serialize());
        wrong.put("alg", Elsewhere.signed(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("1"), provider.key, good));
        wrong.put(
                "foreign key",
                Elsewhere.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1"), Elsewhere.rsa("1"), good));
        return wrong;
    }
}
