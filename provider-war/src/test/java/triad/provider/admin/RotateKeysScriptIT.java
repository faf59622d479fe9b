package triad.provider.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import triad.provider.outside.ForgedToken;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** {@code scripts/rotate-keys} as an operator runs it. */
@ExtendWith(ArquillianExtension.class)
class RotateKeysScriptIT {
    private static final Path SCRIPT = Path.of(System.getProperty("triad.root"), "scripts", "rotate-keys");
    private final Map<String, String> environment = new java.util.HashMap<>(Map.of(
            "TRIAD_STATE", Tls.DIRECTORY.resolveSibling("").toString(),
            "TRIAD_ISSUER", Triad.ISSUER,
            "TRIAD_MTLS_URL", Triad.MTLS));

    private record Ended(int status, String out, String err) {}

    @Test
    void run_rotatesAndPrintsWhoSigns() throws IOException, InterruptedException {
        TestDatabase.publishNextKeysLongAgo();
        String before = TestDatabase.signingKey();

        Ended ended = run();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(TestDatabase.signingKey()).isNotEqualTo(before);
        assertThat(ended.out().lines())
                .hasSize(4)
                .contains("ES256 " + ForgedToken.providerKey().getKeyID());
    }

    @Test
    void runForOneAlgorithm_rotatesThatKeyAlone() throws IOException, InterruptedException {
        TestDatabase.publishNextKeysLongAgo();
        String before = TestDatabase.signingKey();

        assertThat(run("RS256").status()).isZero();
        assertThat(TestDatabase.signingKey()).isEqualTo(before);
        assertThat(run("ES256").status()).isZero();
        assertThat(TestDatabase.signingKey()).isNotEqualTo(before);
        assertFails(
                run("HS256"),
                "The provider does not rotate its keys: 400 invalid_request, algorithm must be one of ES256, PS256, RS256, EdDSA.");
    }

    @Test
    void noProvider_isOneSentence() throws IOException, InterruptedException {
        environment.put("TRIAD_MTLS_URL", "https://localhost:1");

        assertFails(run(), "Nothing answers at https://localhost:1: is the provider running?");
    }

    @Test
    void noCertificate_isOneSentence(@TempDir Path empty) throws IOException, InterruptedException {
        environment.put("TRIAD_STATE", empty.toString());

        assertFails(run(), "There is no " + empty + "/tls/password; payara-config/tls/make-certificates makes it.");
    }

    @Test
    void refusal_isOneSentence() throws IOException, InterruptedException {
        environment.put("TRIAD_ISSUER", "https://elsewhere.example");

        assertFails(
                run(),
                "The provider does not issue a token to the operator: 400 invalid_target, The resource is not known.");
    }

    @Test
    void unknownArgument_showsTheUsage() throws IOException, InterruptedException {
        Ended ended = run("--now");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("usage: rotate-keys");
        assertThat(run("--help").out()).isEqualTo(ended.err());
    }

    private static void assertFails(Ended ended, String sentence) {
        assertThat(ended.err().strip()).isEqualTo(sentence);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }
}
