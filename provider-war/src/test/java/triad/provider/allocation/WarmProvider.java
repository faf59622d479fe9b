package triad.provider.allocation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import triad.provider.authenticate.ClientAssertions;
import triad.provider.authenticate.ClientAuthentication;
import triad.provider.authenticate.SenderConstraint;
import triad.provider.batch.Batches;
import triad.provider.claims.Subjects;
import triad.provider.client.Clients;
import triad.provider.config.ProviderConfig;
import triad.provider.dpop.DpopNonces;
import triad.provider.dpop.DpopProofs;
import triad.provider.family.TokenFamilies;
import triad.provider.http.OpaqueValue;
import triad.provider.jwks.ClientEncryption;
import triad.provider.jwks.ClientKeys;
import triad.provider.jwks.KeysByValue;
import triad.provider.jwt.AlwaysNew;
import triad.provider.key.DeploymentSecrets;
import triad.provider.key.KeyEncryption;
import triad.provider.key.KeyRotation;
import triad.provider.key.SigningKeys;
import triad.provider.key.StoredKeys;
import triad.provider.mtls.Confirmation;
import triad.provider.outside.Built;
import triad.provider.outside.Fired;
import triad.provider.outside.TestConfig;
import triad.provider.outside.Transactions;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;
import triad.provider.token.RefreshTokens;
import triad.provider.user.Passwords;
import triad.provider.user.Users;

/**
 * The provider's beans on a database of the real schema, with one client that has a secret and one that has a key; the time stands still,
 * so that what was read once is at hand for good.
 */
public final class WarmProvider {
    /** The one of this JVM, since the schema takes a second. */
    public static final WarmProvider SHARED = new WarmProvider();

    private static final String SECRET = "a-secret-of-the-tests-with-enough-characters";
    private static final String ISSUER = "https://provider.example";
    private final String url =
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
    private final Jdbi jdbi = Jdbi.create(url);
    private final Batches batches = Built.of(Batches.class, jdbi, Transactions.running());
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final ProviderConfig config = TestConfig.standard();
    private final ECKey key = key();
    private final Clients clients = Built.of(Clients.class, jdbi, clock);
    private final ProtectedResources resources = Built.of(ProtectedResources.class, jdbi, clock, config);
    private final StoredKeys stored = Built.of(StoredKeys.class, jdbi, Built.of(KeyEncryption.class, config));
    private final SigningKeys keys = Built.of(SigningKeys.class, stored, clock);
    // Families and users are asked only about tokens of users, which these are not
    private final AccessTokens accessTokens = Built.of(
            AccessTokens.class,
            keys,
            Built.of(
                    TokenFamilies.class,
                    jdbi,
                    batches,
                    clock,
                    Built.of(Users.class, jdbi, Built.of(Passwords.class), clock, new Fired<>(), new Fired<>()),
                    config,
                    new Fired<>()),
            clients,
            config,
            clock);
    private final AlwaysNew jwtIds = new AlwaysNew(batches);
    private final ClientKeys clientKeys = KeysByValue.at(clock);

    private WarmProvider() {
        Flyway.configure().dataSource(url, null, null).load().migrate();
        Built.of(KeyRotation.class, stored, keys, config, clock).begin();
        resources.register("""
                {"resource": "https://orders.example", "scopes_supported": ["orders:read"], "client_id": "secret"}
                """);
        register("secret", "client_secret_basic", "\"client_secret\": \"" + SECRET + '"');
        register(
                "key",
                "private_key_jwt",
                "\"jwks\": {\"keys\": [" + key.toPublicJWK().toJSONString() + "]}");
    }

    public SigningKeys keys() {
        return keys;
    }

    public ProtectedResources resources() {
        return resources;
    }

    public ProviderConfig config() {
        return config;
    }

    public Clock clock() {
        return clock;
    }

    public RefreshTokens refreshTokens() {
        return Built.of(RefreshTokens.class, jdbi, batches, clock);
    }

    public Subjects subjects() {
        return Built.of(
                Subjects.class,
                Built.of(DeploymentSecrets.class, jdbi, Built.of(KeyEncryption.class, config), clock),
                jdbi);
    }

    public ClientEncryption encryption() {
        return Built.of(ClientEncryption.class, clientKeys);
    }

    /** An access token of the client that has a secret, for itself. */
    public String accessToken() {
        Instant now = clock.instant();
        return accessTokens()
                .issue(new AccessToken(
                        OpaqueValue.random().value(),
                        "secret",
                        "secret",
                        "https://orders.example",
                        Scopes.parse("orders:read"),
                        new AccessToken.Times(now, now.plus(config.lifetimes().accessToken())),
                        Confirmation.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    public ClientAuthentication authentication() {
        return Built.of(
                ClientAuthentication.class,
                clients,
                Built.of(ClientAssertions.class, clientKeys, jwtIds, config, clock),
                clientKeys);
    }

    public SenderConstraint constraint() {
        return Built.of(
                SenderConstraint.class,
                Built.of(DpopProofs.class, Built.of(DpopNonces.class, config, clock), jwtIds, config, clock));
    }

    /** The Authorization header of the client that has a secret. */
    public String basic() {
        byte[] pair = ("secret:" + SECRET).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** An assertion of the client that has a key. */
    public String assertion() {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("key")
                .subject("key")
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(1))))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void register(String clientId, String method, String credentials) {
        clients.register("""
                {"client_id": "%s", "profile": "oauth2.1", "redirect_uris": [], "response_types": [], "grant_types": ["client_credentials"],
                 "scope": "orders:read", "token_endpoint_auth_method": "%s", %s}
                """.formatted(clientId, method, credentials));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("key").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
