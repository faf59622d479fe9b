package triad.provider.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Server;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** Rotations while clients get tokens and verifiers check them: nobody notices. */
@ExtendWith(ArquillianExtension.class)
class RotationUnderLoadIT {
    private static final int ROTATIONS = 12;
    private static final int CLIENTS = 4;
    private static final Server OPERATOR = new Server("operator", "operator");
    private final AtomicBoolean over = new AtomicBoolean();
    private final Queue<String> issued = new ConcurrentLinkedQueue<>();

    @Test
    void manyRotations_failNoSignatureAndNoVerification() throws InterruptedException, ExecutionException {
        Tokens before = ProviderFlow.frontend().tokens("alice");
        String exchanged = Server.BACKEND.exchange(before.accessToken()).text("access_token");
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            running.add(clients.submit(this::work));
        }
        Set<String> signers = new LinkedHashSet<>();
        try {
            for (int i = 0; i < ROTATIONS; i++) {
                int enough = issued.size() + 2 * CLIENTS;
                while (issued.size() < enough && running.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
                signers.add(rotate());
            }
        } finally {
            over.set(true);
            clients.shutdown();
        }
        for (Future<Integer> client : running) {
            assertThat(client.get()).isPositive();
        }
        assertThat(signers).hasSize(ROTATIONS);
        assertThat(issued.stream().map(RotationUnderLoadIT::kid).distinct()).hasSizeGreaterThanOrEqualTo(ROTATIONS);
        JWKSet keys = published();
        assertThat(issued).allMatch(token -> verifies(keys, token));
        assertThat(Server.BACKEND.userinfo(exchanged).status()).isEqualTo(200);
        assertThat(Server.BACKEND.introspect(before.accessToken()).json()).containsEntry("active", true);
        assertThat(Server.FRONTEND.refresh(before.refreshToken()).status()).isEqualTo(200);
    }

    /** A client that gets tokens, and a resource server that checks each against the set it has, or reads again. */
    private int work() {
        JWKSet known = published();
        int done = 0;
        while (!over.get()) {
            Answer answer = Server.SERVICE.post(
                    "/token", Map.of("grant_type", "client_credentials", "resource", Triad.BACKEND));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            String token = answer.text("access_token");
            if (known.getKeyByKeyId(kid(token)) == null) {
                known = published();
            }
            assertThat(verifies(known, token)).as(token).isTrue();
            assertThat(Server.BACKEND.introspect(token).json()).containsEntry("active", true);
            issued.add(token);
            done++;
        }
        return done;
    }

    /** Rotates as the operator; returns who signs now. */
    private static String rotate() {
        TestDatabase.publishNextKeysLongAgo();
        String token = OPERATOR.post(
                        "/token", Map.of("grant_type", "client_credentials", "resource", Triad.ISSUER + "/admin"))
                .text("access_token");
        Answer answer =
                OPERATOR.http().post(Triad.MTLS + "/admin/keys/rotate", Map.of(), "Authorization", "Bearer " + token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("current");
    }

    private static JWKSet published() {
        try {
            return JWKSet.parse(
                    new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").body());
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    private static boolean verifies(JWKSet keys, String token) {
        try {
            JWK key = keys.getKeyByKeyId(kid(token));
            return key != null && SignedJWT.parse(token).verify(new ECDSAVerifier(key.toECKey()));
        } catch (ParseException | JOSEException broken) {
            throw new AssertionError(token, broken);
        }
    }

    private static String kid(String token) {
        return Node.kid(token);
    }
}
