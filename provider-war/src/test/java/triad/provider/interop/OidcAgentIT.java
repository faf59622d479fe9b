package triad.provider.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import triad.provider.outside.Browser;
import triad.provider.outside.Device;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** A device in C connects by its code: a public client that sends an empty secret and asks for {@code offline_access}. */
@ExtendWith(ArquillianExtension.class)
class OidcAgentIT {
    private static final Pattern CODE = Pattern.compile("enter the code: (\\S+)");
    private static final Pattern TOKEN = Pattern.compile("(TOKEN|NARROW) (\\S+)");

    @TempDir
    private Path home;

    @Test
    void device_isConnected_andAsksForLessLater() throws IOException, InterruptedException, ParseException {
        Process agent = start();
        StringBuilder told = new StringBuilder();
        Map<String, String> tokens = new HashMap<>();
        try (BufferedReader out = agent.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.append(line).append('\n');
                Matcher code = CODE.matcher(line);
                if (code.find()) {
                    Device.answered(new Browser(), code.group(1), "alice", "allow");
                }
                Matcher token = TOKEN.matcher(line);
                if (token.matches()) {
                    tokens.put(token.group(1), token.group(2));
                }
            }
        }
        assertThat(agent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).as(told.toString()).isZero();
        assertThat(scope(tokens, "TOKEN")).isEqualTo("openid profile");
        assertThat(scope(tokens, "NARROW")).isEqualTo("openid");
    }

    private static String scope(Map<String, String> tokens, String name) throws ParseException {
        assertThat(tokens).containsKey(name);
        return Tokens.claims(tokens.get(name)).getStringClaim("scope");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of("src", "test", "sh", "oidc-agent").toString(),
                        home.toString(),
                        Triad.ISSUER,
                        Tls.DIRECTORY.resolve("ca.pem").toString(),
                        "tv")
                .redirectErrorStream(true)
                .start();
    }
}
