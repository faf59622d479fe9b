package triad.backend.bearer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.security.auth.message.AuthException;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import triad.backend.allocation.Allocations;
import triad.backend.config.BackendConfig;
import triad.backend.fake.Built;
import triad.backend.fake.Certificates;
import triad.backend.fake.Configured;
import triad.backend.fake.PlainToken;
import triad.backend.fake.Tokens;
import triad.backend.key.VerificationKeys;
import triad.backend.provider.KnownProvider;
import triad.backend.provider.TokenHash;
import triad.backend.signal.ArrivingEvents;

/** The guard, as every request passes it; between its two halves MicroProfile JWT verifies a new token, which only a server does. */
@State(Scope.Benchmark)
public class GuardCost {
    private static final HttpServletRequest REQUEST = unasked(HttpServletRequest.class);
    private static final HttpServletResponse RESPONSE = unasked(HttpServletResponse.class);
    private final BackendConfig config = Configured.standard();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final ECKey key = key();
    private final KnownProvider provider = new KnownProvider(key, config, clock);
    private final VerificationKeys keys = Built.of(VerificationKeys.class, provider, config, clock);
    private final Guard guard = new Guard(
            keys, new Revocation(provider, ArrivingEvents.of(provider, config, clock), config, clock), config, clock);
    private final X509Certificate caller = Certificates.certificate("frontend");
    private final JWTClaimsSet.Builder claims = Tokens.claims("ada", "people:read");
    private final String known = token();
    private final PlainToken plain = PlainToken.of(known, clock.instant().getEpochSecond());
    private final VerifiedToken token = new VerifiedToken(plain, TokenHash.of(known));
    private final MicroProfileJwt microProfileJwt = new MicroProfileJwt(
            (request, response, context) -> context.notifyContainerAboutLogin(new CredentialValidationResult(token)));
    private final VerifiedTokens verified = new VerifiedTokens(microProfileJwt, keys, guard, clock);
    private String[] unknown = {};
    private int next;

    /** Each comes once. */
    @Setup
    public void signSome() throws AuthException {
        unknown = IntStream.range(0, Allocations.OPERATIONS)
                .mapToObj(one -> token())
                .toArray(String[]::new);
        verify(known);
    }

    @Benchmark
    public VerifiedToken newToken() throws AuthException {
        return verify(unknown[next++ % unknown.length]);
    }

    @Benchmark
    public VerifiedToken knownToken() throws AuthException {
        return verify(known);
    }

    private VerifiedToken verify(String presented) throws AuthException {
        VerifiedToken result = verified.require(new BearerToken(presented), REQUEST, RESPONSE);
        guard.checkClaims(result, caller);
        return result;
    }

    @Benchmark
    public void claimsAndBinding() {
        guard.checkClaims(token, caller);
    }

    private String token() {
        String jwtId = UUID.randomUUID().toString();
        return Tokens.sign(Tokens.header(key).build(), claims.jwtID(jwtId).build(), key);
    }

    private static <T> T unasked(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                GuardCost.class.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("key").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
