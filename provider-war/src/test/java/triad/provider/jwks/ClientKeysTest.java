package triad.provider.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.client.Client;
import triad.provider.client.ClientMetadata;
import triad.provider.fetch.Fetched;
import triad.provider.outside.MovableClock;

/** The keys of a client at its own URL: new ones are found, and nobody is asked often. */
class ClientKeysTest {
    private static final Set<JWSAlgorithm> ACCEPTED = Set.of(JWSAlgorithm.ES256);
    private final MovableClock clock = new MovableClock();
    private final AtomicInteger requests = new AtomicInteger();
    private final ECKey first = key("first");
    private final ECKey second = key("second");
    private final Client client = ClientMetadata.parse("""
            {"client_id": "shop", "redirect_uris": ["https://shop.example/callback"], "scope": "openid",
             "token_endpoint_auth_method": "private_key_jwt", "jwks_uri": "https://shop.example/jwks"}
            """);
    private volatile Fetched answer = keys(first.toPublicJWK());
    private final ClientKeys keys = new ClientKeys(new FetchedKeys(
            url -> {
                requests.incrementAndGet();
                return answer;
            },
            clock));

    @Test
    void keyAtTheUrl_verifies() {
        assertThat(verify(first)).isTrue();
        assertThat(verify(first)).isTrue();
        assertThat(requests).hasValue(1);
    }

    @Test
    void newKeyAtTheUrl_verifiesAtOnce() {
        assertThat(verify(first)).isTrue();
        clock.pass(FetchedKeys.PAUSE);
        answer = keys(second.toPublicJWK());
        assertThat(verify(second)).isTrue();
        assertThat(verify(first)).isFalse();
    }

    /** ATTACKS 94: strange key identifiers cause one request, however many they are. */
    @Test
    void floodOfUnknownKids_asksOnce() {
        assertThat(verify(first)).isTrue();
        clock.pass(FetchedKeys.PAUSE);
        for (int i = 0; i < 1000; i++) {
            assertThat(verify(key("x" + i % 10), first)).isFalse();
        }
        assertThat(requests).hasValue(2);
    }

    @Test
    void badSignatureOfAKnownKid_asksNobody() {
        assertThat(verify(first)).isTrue();
        clock.pass(FetchedKeys.PAUSE);
        assertThat(verify(key("first"))).isFalse();
        assertThat(requests).hasValue(1);
    }

    @Test
    void oldKeys_areFetchedAgainAndLeaveWithTheDocument() {
        assertThat(verify(first)).isTrue();
        answer = keys(second.toPublicJWK());
        clock.pass(FetchedKeys.MOST_AGE);
        assertThat(verify(first)).isFalse();
    }

    @Test
    void lastGoodKeys_stayWhileTheUrlFails() {
        assertThat(verify(first)).isTrue();
        answer = new Fetched(500, Optional.empty(), new byte[0]);
        clock.pass(Duration.ofHours(1));
        assertThat(verify(first)).isTrue();
        assertThat(verify(first)).isTrue();
        assertThat(requests).hasValue(2);
    }

    @Test
    void urlThatNeverAnswered_isAskedOnceInAWhile() {
        answer = new Fetched(404, Optional.empty(), new byte[0]);
        assertThat(verify(first)).isFalse();
        assertThat(verify(first)).isFalse();
        assertThat(requests).hasValue(1);
        answer = keys(first.toPublicJWK());
        clock.pass(FetchedKeys.PAUSE);
        assertThat(verify(first)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"keys\": 5}", "{\"keys\": [5]}", "<html/>", "{\"keys\": [{\"kty\": \"EC\"}]}"
            })
    void whatIsNoKeySet_hasNoKeys(String body) {
        answer = new Fetched(200, Optional.empty(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(verify(first)).isFalse();
    }

    /** RFC 7591 §2: the URL has public keys; whoever publishes a private one is not to be trusted with the others. */
    @Test
    void privateOrSymmetricKey_refusesTheSet() throws JOSEException {
        answer = keys(first);
        assertThat(verify(first)).isFalse();
        clock.pass(FetchedKeys.PAUSE);
        answer = keys(first.toPublicJWK(), new OctetSequenceKeyGenerator(256).generate());
        assertThat(verify(first)).isFalse();
    }

    @Test
    void manyKeys_refuseTheSet() {
        List<JWK> many = new ArrayList<>(Collections.nCopies(51, first.toPublicJWK()));
        answer = keys(many.toArray(JWK[]::new));
        assertThat(verify(first)).isFalse();
    }

    @Test
    void manyAtOnce_causeOneRequest() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            results.add(threads.submit(() -> {
                start.await();
                return verify(first);
            }));
        }
        start.countDown();
        for (Future<Boolean> result : results) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();
        assertThat(requests).hasValue(1);
    }

    @Test
    void certificateKeyThatIsNew_isFound() {
        assertThat(keys.anyMatch(client, key -> "first".equals(key.getKeyID()))).isTrue();
        clock.pass(FetchedKeys.PAUSE);
        answer = keys(second.toPublicJWK());
        assertThat(keys.anyMatch(client, key -> "second".equals(key.getKeyID())))
                .isTrue();
        assertThat(keys.anyMatch(client, key -> "first".equals(key.getKeyID()))).isFalse();
    }

    /** Whoever is no client has keys at a URL by the same rules. */
    @Test
    void keysOfAnotherParty_areFetchedByTheSameRules() {
        KeySource party = new KeySource(Optional.empty(), Optional.of(URI.create("https://partner.example/jwks")));

        assertThat(keys.verify(party, jwt(first, first), ACCEPTED)).isTrue();
        assertThat(keys.verify(party, jwt(second, second), ACCEPTED)).isFalse();
        assertThat(requests).hasValue(1);
        clock.pass(FetchedKeys.PAUSE);
        answer = keys(second.toPublicJWK());
        assertThat(keys.verify(party, jwt(second, second), ACCEPTED)).isTrue();
        assertThat(requests).hasValue(2);
    }

    /** Keys by value are all there are. */
    @Test
    void keysByValue_askNobody() {
        KeySource party = new KeySource(
                Optional.of(new JWKSet(second.toPublicJWK())), Optional.of(URI.create("https://partner.example/jwks")));

        assertThat(keys.verify(party, jwt(second, second), ACCEPTED)).isTrue();
        assertThat(keys.verify(party, jwt(first, first), ACCEPTED)).isFalse();
        assertThat(requests).hasValue(0);
    }

    private boolean verify(ECKey key) {
        return verify(key, key);
    }

    private boolean verify(ECKey named, ECKey signing) {
        return keys.verify(client, jwt(named, signing), ACCEPTED);
    }

    /** A JWT that names one key and is signed with another. */
    private static SignedJWT jwt(ECKey named, ECKey signing) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(named.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder().subject("shop").build());
            jwt.sign(new ECDSASigner(signing));
            return jwt;
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Fetched keys(JWK... keys) {
        String set = new JWKSet(List.of(keys)).toString(false);
        return new Fetched(200, Optional.of("application/json"), set.getBytes(StandardCharsets.UTF_8));
    }

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
