package triad.provider.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The clients of the JavaScript world complete their flows: {@code private_key_jwt}, PAR, DPoP, and their own validation of our answers. */
@ExtendWith(ArquillianExtension.class)
class NodeClientsIT {
    private static final File SCRIPTS = Path.of("src", "test", "js").toFile();

    @ParameterizedTest
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void client_completesItsFlow(String script) throws IOException, InterruptedException, ParseException {
        Process node = start(script);
        StringBuilder told = new StringBuilder();
        Map<String, Object> claims = Map.of();
        try (BufferedReader out = node.inputReader();
                Writer in = new OutputStreamWriter(node.getOutputStream(), StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.append(line).append('\n');
                if (line.startsWith("OPEN ")) {
                    in.write(signedIn(line.substring("OPEN ".length())) + "\n");
                    in.flush();
                } else if (line.startsWith("DONE ")) {
                    claims = JSONObjectUtils.parse(line.substring("DONE ".length()));
                }
            }
        }
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).as(told.toString()).isTrue();
        assertThat(claims).as(told.toString()).containsEntry("email", "alice@triad.example");
    }

    /** What the person does in their browser; where it leads in the end. */
    private static String signedIn(String url) {
        Browser browser = new Browser();
        Answer page = browser.follow(url);
        page = page.asks("login") ? browser.signIn(page, "alice") : page;
        page = page.asks("consent") ? browser.consent(page, "allow") : page;
        return page.location();
    }

    private static Process start(String script) throws IOException {
        assertThat(new File(SCRIPTS, "node_modules"))
                .as("the clients of the JavaScript world: scripts/test fetches them with npm")
                .isDirectory();
        ProcessBuilder builder =
                new ProcessBuilder("node", script).directory(SCRIPTS).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "NODE_EXTRA_CA_CERTS",
                        Tls.DIRECTORY.resolve("ca.pem").toString(),
                        "TRIAD_ISSUER",
                        Triad.ISSUER,
                        "TRIAD_CLIENT_ID",
                        "keyed",
                        "TRIAD_CLIENT_KEY",
                        KeyedClient.keyed().key().toJSONString(),
                        "TRIAD_REDIRECT_URI",
                        "https://keyed.example/callback",
                        "TRIAD_RESOURCE",
                        Triad.BACKEND));
        return builder.start();
    }
}
