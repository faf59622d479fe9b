package triad.backend.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
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
import triad.backend.security.ScopeFeature.ScopeFilter;
import triad.backend.signal.ArrivingEvents;

/** The guard, as every request passes it; between its two halves MicroProfile JWT verifies a new token, which only a server does. */
@State(Scope.Benchmark)
public class GuardCost {
    private static final ContainerRequestContext REQUEST = (ContainerRequestContext) Proxy.newProxyInstance(
            GuardCost.class.getClassLoader(), new Class<?>[] {ContainerRequestContext.class}, (self, method, given) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private final BackendConfig config = Configured.standard();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final ECKey key = key();
    private final KnownProvider provider = new KnownProvider(key, config, clock);
    private final VerificationKeys keys = Built.of(VerificationKeys.class, provider, config, clock);
    private final VerifiedTokens verified = new VerifiedTokens(keys, clock);
    private final Guard guard = new Guard(
            keys, new Revocation(provider, ArrivingEvents.of(provider, config, clock), config, clock), config, clock);
    private final X509Certificate caller = Certificates.certificate("frontend");
    private final JWTClaimsSet.Builder claims = Tokens.claims("ada", "people:read");
    private final String known = token();
    private final PlainToken plain = PlainToken.of(known, clock.instant().getEpochSecond());
    private final VerifiedToken token = new VerifiedToken(plain);
    private final ScopeFilter scope = new ScopeFilter(token, "people:read");
    private String[] unknown = {};
    private int next;

    /** Each comes once. */
    @Setup
    public void signSome() {
        unknown = IntStream.range(0, Allocations.OPERATIONS)
                .mapToObj(one -> token())
                .toArray(String[]::new);
        guard.checkHeader(new BearerToken(known));
        verified.keep(new BearerToken(known), result(token), keys.inForce());
    }

    @Benchmark
    public CredentialValidationResult newToken() {
        BearerToken bearer = new BearerToken(unknown[next++ % unknown.length]);
        if (verified.find(bearer).isPresent()) {
            throw new IllegalStateException("It has come before");
        }
        guard.checkHeader(bearer);
        String keysBefore = keys.inForce();
        VerifiedToken principal = new VerifiedToken(plain);
        guard.checkClaims(principal, caller);
        CredentialValidationResult result = result(principal);
        verified.keep(bearer, result, keysBefore);
        return result;
    }

    @Benchmark
    public CredentialValidationResult knownToken() {
        CredentialValidationResult result =
                verified.find(new BearerToken(known)).orElseThrow();
        guard.checkClaims(token, caller);
        return result;
    }

    @Benchmark
    public void claimsAndBinding() {
        guard.checkClaims(token, caller);
    }

    @Benchmark
    public void scope() {
        scope.filter(REQUEST);
    }

    private String token() {
        String jwtId = UUID.randomUUID().toString();
        return Tokens.sign(Tokens.header(key).build(), claims.jwtID(jwtId).build(), key);
    }

    private static CredentialValidationResult result(VerifiedToken token) {
        return new CredentialValidationResult(token, Set.of("people"));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("key").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
