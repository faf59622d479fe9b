package triad.backend.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.bearer.GuardedPerson.key;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.fake.Patience.until;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import triad.backend.fake.Caller;
import triad.backend.fake.Certificates;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Every token that is whole but must not be let in, each beside a twin that is: read and change are refused, and nothing has changed. */
@ExtendWith(ArquillianExtension.class)
class GuardIT {
    private static final GuardedPerson PERSON =
            new GuardedPerson("guarded-" + ProcessHandle.current().pid());

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    static Stream<Arguments> claimsThatDoNotHold() {
        Instant now = Instant.now();
        return Stream.of(
                claims("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(60)))),
                claims("no exp", claims -> claims.expirationTime(null)),
                claims("other audience", claims -> claims.audience("https://localhost:1")),
                claims("no audience", claims -> claims.audience((String) null)),
                claims("other issuer", claims -> claims.issuer("https://localhost:1")),
                claims("no subject", claims -> claims.subject(null)),
                claims("no jti", claims -> claims.jwtID(null)),
                claims("not valid yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))),
                claims("issued in the future", claims -> claims.issueTime(Date.from(now.plusSeconds(60)))),
                claims("client not on the list", claims -> claims.claim("client_id", "mallory")),
                claims("no client", claims -> claims.claim("client_id", null)),
                claims("no cnf", claims -> claims.claim("cnf", null)),
                claims("cnf of text", claims -> claims.claim("cnf", Certificates.thumbprint("frontend"))),
                claims(
                        "bound to another certificate",
                        claims -> claims.claim("cnf", Map.of("x5t#S256", Certificates.thumbprint("mallory")))),
                claims("deep claims, row 15", claims -> claims.claim("deep", deep(2_000))));
    }

    /** RFC 9068 §4, RFC 8705 §3. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("claimsThatDoNotHold")
    void claimsThatDoNotHold_are401(String name, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        PERSON.assertRefusedUnchanged(Tokens.with(PERSON.subject(), change));
    }

    static Stream<Arguments> headersThatDoNotHold() {
        ECKey key = key();
        return Stream.of(
                header("no typ, an ID token", header -> header.type(null)),
                header("typ JWT", header -> header.type(JOSEObjectType.JWT)),
                header("typ logout+jwt", header -> header.type(new JOSEObjectType("logout+jwt"))),
                header("no kid", header -> header.keyID(null)),
                header("unknown kid", header -> header.keyID("unknown")),
                header("kid is a URL, row 13", header -> header.keyID(FakeProvider.ISSUER + "/../jwks")),
                header("kid is a path, row 13", header -> header.keyID("../../../etc/passwd")),
                header("crit", header -> header.criticalParams(java.util.Set.of("x"))
                        .customParam("x", 1)),
                header("b64", header -> header.base64URLEncodePayload(true).criticalParams(java.util.Set.of("b64"))),
                header("jwk, row 4", header -> header.jwk(
                                FakeProvider.newKey("own").toPublicJWK())
                        .keyID("own")),
                header("jku, row 4", header -> header.jwkURL(java.net.URI.create("https://localhost:1/jwks"))
                        .keyID("own")),
                header("key's kid but other key", header -> header.keyID(key.getKeyID())
                        .customParam("other", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headersThatDoNotHold")
    void headersThatDoNotHold_are401(String name, UnaryOperator<JWSHeader.Builder> change) throws Exception {
        JWSHeader header = change.apply(Tokens.header(key())).build();
        ECKey signer = name.contains("row 4") || name.contains("other key") ? FakeProvider.newKey("own") : key();
        PERSON.assertRefusedUnchanged(Tokens.sign(header, PERSON.claims().build(), signer));
    }

    @Test
    void anotherCallersToken_is401() throws Exception {
        Caller mallory = Caller.as(Certificates.of("mallory"));
        assertThat(mallory.get(Tokens.valid(PERSON.subject())).statusCode()).isEqualTo(401);
    }

    @Test
    void revokedToken_is401() throws Exception {
        String token = Tokens.valid(PERSON.subject());
        FakeProvider.start().revoked.add(token);
        PERSON.assertRefusedUnchanged(token);
    }

    /** The bound of {@code backend.security.revocation-age}. */
    @Test
    void tokenRevokedInUse_is401WithinTwoSeconds() throws Exception {
        String token = Tokens.valid(PERSON.subject());
        assertThat(FRONTEND.get(token).statusCode()).isEqualTo(200);
        FakeProvider.start().revoked.add(token);
        until(Duration.ofSeconds(2), () -> FRONTEND.get(token).statusCode() != 200);
        PERSON.assertRefusedUnchanged(token);
    }

    private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    private static Arguments header(String name, UnaryOperator<JWSHeader.Builder> change) {
        return Arguments.of(name, change);
    }

    private static Object deep(int levels) {
        Object value = List.of();
        for (int level = 0; level < levels; level++) {
            value = List.of(value);
        }
        return value;
    }
}
