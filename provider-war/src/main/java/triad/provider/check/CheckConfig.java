package triad.provider.check;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The command behind {@code scripts/check-config}: findings as JSON or as a table, and an exit code. */
public final class CheckConfig {
    private static final int BROKEN = 2;

    private CheckConfig() {}

    /**
     * Prints the findings; ends with 0 where nothing required is missed, 1 where something is, 2 where nothing could be checked.
     *
     * @param arguments {@code --properties FILE [--secrets FOLDER] [--url ISSUER] [--human]}
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        try {
            Map<String, String> options = options(arguments);
            List<Finding> findings = new ArrayList<>();
            if (options.containsKey("--properties")) {
                Optional<Path> secrets =
                        Optional.ofNullable(options.get("--secrets")).map(Path::of);
                findings.addAll(new ConfigFiles(Path.of(options.get("--properties")), environment, secrets).check());
            }
            if (options.containsKey("--url")) {
                findings.addAll(Demand.check(ServerDemands.METADATA, "server", metadata(options.get("--url"))));
            }
            print(findings, options.containsKey("--human"), out);
            return findings.stream().anyMatch(Finding::fails) ? 1 : 0;
        } catch (IOException | ParseException | IllegalArgumentException broken) {
            System.err.println("Nothing could be checked: " + broken);
            return BROKEN;
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            boolean alone = "--human".equals(name);
            if (!alone
                    && (!List.of("--properties", "--secrets", "--url").contains(name) || i + 1 == arguments.size())) {
                throw new IllegalArgumentException("there is no option " + name + ", or its value is missing");
            }
            options.put(name, alone ? "" : arguments.get(++i));
        }
        return options;
    }

    /** The published document; its issuer has to be the one asked for (RFC 8414 §3.3). */
    private static Map<String, Object> metadata(String issuer) throws IOException, ParseException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .build()
                    .send(request, BodyHandlers.ofString());
            Map<String, Object> document = JSONObjectUtils.parse(answer.body());
            if (answer.statusCode() != 200 || !issuer.equals(document.get("issuer"))) {
                throw new IOException("there is no metadata of " + issuer);
            }
            return document;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void print(List<Finding> findings, boolean human, PrintStream out) {
        if (!human) {
            out.println(JSONArrayUtils.toJSONString(
                    findings.stream().map(Finding::toMap).toList()));
            return;
        }
        findings.forEach(finding -> out.printf(
                Locale.ROOT,
                "%-7s %-11s %-24s %s (%s)%s%n",
                finding.holds() ? "holds" : "MISSED",
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.subject(),
                finding.demand(),
                finding.source(),
                finding.holds() || finding.detail().isEmpty() ? "" : ": " + finding.detail()));
        out.printf(
                Locale.ROOT,
                "%d checked, %d missed, %d of them required%n",
                findings.size(),
                findings.stream().filter(finding -> !finding.holds()).count(),
                findings.stream().filter(Finding::fails).count());
    }
}
