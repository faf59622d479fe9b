package triad.provider.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The self-check on the files of deployments, good and bad. */
class CheckConfigTest {
    private static final Path CONFIG = Path.of("..", "payara-config", "provider");
    private static final String GOOD = """
            {"client_id": "bank", "client_name": "Bank", "redirect_uris": ["https://bank.example/callback"],
             "grant_types": ["authorization_code"], "scope": "openid",
             "token_endpoint_auth_method": "tls_client_auth", "tls_client_auth_subject_dn": "CN=bank"}
            """;
    private Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void prepare(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Files.createDirectories(folder.resolve("clients"));
        Files.createDirectories(folder.resolve("resources"));
        settings.put("provider.issuer", "https://provider.example");
        settings.put("provider.mtls-url", "https://provider.example:9444");
        settings.put("provider.clients", folder.resolve("clients").toString());
        settings.put("provider.resources", folder.resolve("resources").toString());
    }

    /** The deployment that comes with the sources misses nothing. */
    @Test
    void ownFiles_missNothingRequired() throws IOException {
        settings.put("provider.clients", CONFIG.resolve("clients").toString());
        settings.put("provider.resources", CONFIG.resolve("resources").toString());
        settings.put("backend.url", "https://backend.example");
        settings.put("frontend.url", "https://frontend.example");

        assertThat(run()).isZero();
        assertThat(missed("required")).isEmpty();
        assertThat(findings())
                .extracting(finding -> finding.get("subject"))
                .contains("server", "client:frontend", "client:backend");
    }

    @Test
    void goodClient_missesOnlyAdvice() throws IOException {
        write("bank", GOOD);

        assertThat(run()).isZero();
        assertThat(missed("recommended"))
                .contains("client:bank: signed request objects")
                .filteredOn(missed -> missed.startsWith("client:"))
                .hasSize(1);
        assertThat(findings()).allSatisfy(finding -> assertThat(finding)
                .containsOnlyKeys("subject", "demand", "source", "severity", "holds", "detail"));
    }

    /** A client outside the FAPI profile is told what it would miss, and passes. */
    @Test
    void clientWithASecret_isAdvised() throws IOException {
        write(
                "shop",
                GOOD.replace("\"tls_client_auth\"", "\"client_secret_basic\"")
                        .replace(
                                "\"tls_client_auth_subject_dn\": \"CN=bank\"",
                                "\"client_secret\": \"${shop.secret}\""));
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/shop.secret"), "0123456789012345678901234567890123456789\n");

        assertThat(run("--secrets", folder.resolve("secrets").toString())).isZero();
        assertThat(missed("recommended"))
                .contains(
                        "client:bank: sender-constrained access tokens",
                        "client:bank: pushed authorization requests",
                        "client:bank: authentication by private_key_jwt or mutual TLS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"client_id\": \"x\", \"redirect_uris\": [\"http://bank.example/\"]}",
                "{\"client_id\": \"x\", \"redirect_uris\": [\"https://bank.example/\"], \"client_secret\": \"short\"}",
                "{\"client_id\": \"x\", \"redirect_uris\": [\"https://bank.example/\"], \"token_endpoint_auth_method\": \"none\", \"profile\": \"fapi2\"}",
                "{\"client_id\": \"${missing.value}\"}"
            })
    void clientThatIsNotServed_failsTheCheck(String document) throws IOException {
        write("bad", document);

        assertThat(run()).isEqualTo(1);
        assertThat(missed("required")).containsExactly("file:bad.json: the document is served here");
    }

    @Test
    void clientWithThePasswordGrant_failsTheCheck() throws IOException {
        write("old", GOOD.replace("\"authorization_code\"", "\"authorization_code\", \"password\", \"implicit\""));

        assertThat(run()).isEqualTo(1);
        assertThat(missed("required"))
                .containsExactly("client:bank: no password grant", "client:bank: no implicit grant");
    }

    @Test
    void weakKey_failsAFapiClient() throws IOException {
        write("keyed", """
                {"client_id": "keyed", "redirect_uris": ["https://k.example/"], "scope": "openid",
                 "token_endpoint_auth_method": "private_key_jwt", "jwks": {"keys": [{"kty": "RSA", "e": "AQAB",
                 "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs"}]}}
                """);

        assertThat(run()).isEqualTo(1);
        assertThat(missed("required")).contains("client:keyed: keys of 2048 bits RSA or 224 bits on a curve");
    }

    @ParameterizedTest
    @CsvSource({
        "provider.issuer, http://provider.example, the issuer is an https URL without query; fragment or trailing slash",
        "provider.issuer, https://provider.example/, the issuer is an https URL without query; fragment or trailing slash",
        "provider.lifetime.authorization-code, PT61S, codes end within 60 seconds",
        "provider.lifetime.authorization-code, soon, codes end within 60 seconds",
        "provider.lifetime.pushed-request, PT10M, pushed requests end within ten minutes",
        "provider.authenticate.token-endpoint-audience, true, client assertions are for the issuer alone"
    })
    void badSetting_failsTheCheck(String key, String value, String demand) throws IOException {
        settings.put(key, value);

        assertThat(run()).isEqualTo(1);
        assertThat(missed("required")).containsExactly("server: " + demand.replace(';', ','));
    }

    @Test
    void openRegistration_isAdvisedAgainst() throws IOException {
        settings.put("provider.registration", "open");

        assertThat(run()).isZero();
        assertThat(missed("recommended")).contains("server: who registers a client is known");
    }

    @Test
    void table_isForPeople() throws IOException {
        write("bank", GOOD);

        assertThat(run("--human")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("MISSED  recommended client:bank")
                .endsWith(" of them required\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--what", "--url", "--secrets"})
    void unknownOption_checksNothing(String option) throws IOException {
        assertThat(run(option)).isEqualTo(2);
        assertThat(out.size()).isZero();
    }

    @Test
    void missingFile_checksNothing() {
        List<String> arguments = List.of("--properties", folder.resolve("none").toString());
        assertThat(CheckConfig.run(arguments, Map.of(), new PrintStream(out))).isEqualTo(2);
    }

    /** What a running server publishes, bad in every row. */
    @Test
    void badMetadata_missesEveryDemand() {
        Map<String, Object> bad = Map.of(
                "response_types_supported", List.of("code", "token"),
                "code_challenge_methods_supported", List.of("S256", "plain"),
                "grant_types_supported", List.of("password"),
                "authorization_response_iss_parameter_supported", false,
                "id_token_signing_alg_values_supported", List.of("HS256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_post"),
                "jwks_uri", "http://provider.example/jwks");

        assertThat(Demand.check(ServerDemands.METADATA, "server", bad)).allMatch(Finding::fails);
    }

    private void write(String name, String document) throws IOException {
        Files.writeString(folder.resolve("clients").resolve(name + ".json"), document);
    }

    private int run(String... options) throws IOException {
        Path properties = folder.resolve("server.properties");
        Files.writeString(
                properties,
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                        .collect(Collectors.joining("\n")));
        List<String> arguments = new ArrayList<>(List.of("--properties", properties.toString()));
        arguments.addAll(List.of(options));
        return CheckConfig.run(arguments, Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private List<Map<String, Object>> findings() {
        try {
            List<Map<String, Object>> findings = new ArrayList<>();
            for (Object item : JSONArrayUtils.parse(out.toString(StandardCharsets.UTF_8))) {
                Map<String, Object> finding = new LinkedHashMap<>();
                ((Map<?, ?>) item).forEach((member, value) -> finding.put(String.valueOf(member), value));
                findings.add(finding);
            }
            return findings;
        } catch (ParseException broken) {
            throw new AssertionError(out.toString(StandardCharsets.UTF_8), broken);
        }
    }

    private List<String> missed(String severity) {
        return findings().stream()
                .filter(finding ->
                        Boolean.FALSE.equals(finding.get("holds")) && severity.equals(finding.get("severity")))
                .map(finding -> finding.get("subject") + ": " + finding.get("demand"))
                .toList();
    }
}
