package triad.backend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import triad.backend.Endpoints;
import triad.backend.field.PersonField;
import triad.backend.http.Reason;
import triad.backend.security.AdministratorsOnly;
import triad.backend.security.RecentSignIn;
import triad.backend.security.RequiresScope;

/** The description says of the API what its code says, in a document that is one. */
class OpenApiTest {
    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final ApiDescription DESCRIPTION = ApiDescription.read(
            Map.of("backend.url", "https://backend.example", "provider.issuer", "https://provider.example"));
    private static final Contract CONTRACT = new Contract(DESCRIPTION.json());

    /** OpenAPI 3.1.1 Appendix A. */
    @Test
    void document_isOpenApi() throws Exception {
        String schema;
        try (var file = OpenApiTest.class.getResourceAsStream("/openapi/openapi-3.1-schema.json")) {
            schema = new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(CONTRACT.document))
                .isEmpty();
    }

    @Test
    void settings_areFilledIn() {
        assertThat(DESCRIPTION.json()).doesNotContain("${").contains("https://backend.example");
    }

    /** JSON Schema 2020-12, Core §8. */
    @Test
    void schemas_areJsonSchemas() {
        var meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(META_SCHEMA));
        List<String> checked = new ArrayList<>();
        CONTRACT.each((pointer, node) -> {
            if (pointer.matches("/components/schemas/\\w+|(?!/components/schemas/).*/schema")) {
                checked.add(pointer);
                assertThat(meta.validate(node)).as(pointer).isEmpty();
            }
        });
        assertThat(checked).hasSizeGreaterThan(50);
    }

    @Test
    void references_leadSomewhere_andComponentsAreUsed() {
        Set<String> used = new HashSet<>();
        CONTRACT.each((pointer, node) -> {
            if (pointer.endsWith("/$ref")) {
                String target = node.textValue().substring(1);
                assertThat(CONTRACT.document.at(target).isMissingNode())
                        .as(pointer)
                        .isFalse();
                used.add(target);
            }
        });
        CONTRACT.document.get("components").properties().forEach(kind -> kind.getValue()
                .fieldNames()
                .forEachRemaining(name -> assertThat(kind.getKey().equals("securitySchemes")
                                || used.contains("/components/" + kind.getKey() + "/" + name))
                        .as("use of the component " + name)
                        .isTrue()));
    }

    @Test
    void examples_areTrue() {
        List<String> checked = new ArrayList<>();
        CONTRACT.each((pointer, node) -> {
            if (node.has("schema") && node.has("example")) {
                checked.add(pointer);
                assertTrue(pointer + "/schema", node.get("example"));
            }
            if (node.has("schema") && node.has("examples")) {
                node.get("examples").fieldNames().forEachRemaining(name -> {
                    checked.add(pointer + "/" + name);
                    String example = CONTRACT.resolve(pointer + "/examples/" + name);
                    assertTrue(pointer + "/schema", CONTRACT.document.at(example + "/value"));
                });
            }
            if (pointer.startsWith("/components/schemas/")
                    && node.path("examples").isArray()) {
                checked.add(pointer);
                node.get("examples").forEach(example -> assertTrue(pointer, example));
            }
        });
        assertThat(checked).hasSizeGreaterThan(60);
    }

    private static void assertTrue(String schema, JsonNode example) {
        assertThat(CONTRACT.complaints(schema, example)).as(schema).isEmpty();
    }

    @Test
    void wrongExample_isNoticed() {
        assertThat(CONTRACT.complaints("/components/schemas/Person", Contract.read("{\"sub\":\"a\",\"name\":\"A\"}")))
                .isEmpty();
        assertThat(CONTRACT.complaints("/components/schemas/Person", Contract.read("{\"sub\":\"a\"}")))
                .isNotEmpty();
        assertThat(CONTRACT.complaints(
                        "/components/schemas/Person",
                        Contract.read("{\"sub\":\"a\",\"name\":\"A\",\"shoe_size\":\"44\"}")))
                .isNotEmpty();
        assertThat(CONTRACT.complaints("/components/schemas/Absence/properties/from", Contract.read("\"tomorrow\"")))
                .isNotEmpty();
    }

    @Test
    void operations_areThoseOfTheServer() {
        Set<String> served = new TreeSet<>(Endpoints.ofResources().keySet());
        served.addAll(Endpoints.ofServlets());
        served.remove("GET " + OpenApiEndpoint.STYLE);

        assertThat(CONTRACT.operations().keySet()).isEqualTo(served);
    }

    @Test
    void operations_saySoInFew() {
        List<JsonNode> all = List.copyOf(CONTRACT.operations().values());

        assertThat(all)
                .allSatisfy(operation ->
                        assertThat(operation.path("summary").asText()).isNotBlank());
        assertThat(all)
                .extracting(operation -> operation.path("operationId").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void scopes_areThoseThatTheMethodsRequire() {
        Endpoints.ofResources().forEach((endpoint, method) -> assertThat(
                        Contract.texts(CONTRACT.operations().get(endpoint).at("/security/0/token")))
                .as(endpoint)
                .containsExactly(method.getAnnotationOfType(RequiresScope.class).value()));
        assertThat(scopesTold())
                .isEqualTo(Endpoints.ofResources().values().stream()
                        .map(method ->
                                method.getAnnotationOfType(RequiresScope.class).value())
                        .collect(Collectors.toSet()));
    }

    private static Set<String> scopesTold() {
        Set<String> told = new HashSet<>();
        CONTRACT.document
                .at("/components/securitySchemes/token/x-scopes")
                .fieldNames()
                .forEachRemaining(told::add);
        return told;
    }

    @Test
    void demandsBeyondTheScope_areTold() {
        Endpoints.ofResources().forEach((endpoint, method) -> {
            assertThat(problems(endpoint, "403").contains(Reason.ADMINISTRATORS_ONLY.type()))
                    .as(endpoint)
                    .isEqualTo(method.isAnnotatedWith(AdministratorsOnly.class));
            assertThat(problems(endpoint, "401").contains(Reason.SIGN_IN_TOO_OLD.type()))
                    .as(endpoint)
                    .isEqualTo(method.isAnnotatedWith(RecentSignIn.class));
        });
    }

    private static Set<String> problems(String endpoint, String status) {
        String response = CONTRACT.operations()
                .get(endpoint)
                .at("/responses/" + status + "/$ref")
                .textValue()
                .substring(1);
        Set<String> types = new HashSet<>();
        CONTRACT.document
                .at(response + "/content/application~1problem+json/examples")
                .fieldNames()
                .forEachRemaining(name -> types.add("urn:triad:problem:" + name));
        return types;
    }

    @Test
    void problems_areTheReasons() {
        List<String> types = new ArrayList<>(
                Contract.texts(CONTRACT.document.at("/components/schemas/Problem/properties/type/enum")));
        types.remove("about:blank");

        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::type).toList());
        for (Reason reason : Reason.values()) {
            JsonNode example = CONTRACT.document.at(
                    "/components/examples/" + reason.type().replace("urn:triad:problem:", "") + "/value");
            assertThat(example.path("type").asText()).isEqualTo(reason.type());
            assertThat(example.path("title").asText()).isEqualTo(reason.title());
            assertThat(example.path("status").intValue()).isEqualTo(reason.status());
        }
    }

    @Test
    void fields_areThoseOfAPerson() {
        assertThat(Contract.texts(CONTRACT.document.at("/components/schemas/FieldName/enum")))
                .containsExactlyElementsOf(Arrays.stream(PersonField.values())
                        .map(PersonField::wireName)
                        .toList());
        List<String> details = new ArrayList<>();
        CONTRACT.document
                .at("/components/schemas/Details/properties")
                .fieldNames()
                .forEachRemaining(details::add);
        assertThat(details)
                .containsExactlyElementsOf(PersonField.WRITTEN_HERE.stream()
                        .map(PersonField::wireName)
                        .toList());
    }

    @Test
    void page_hasEveryOperation_andItsLinksLeadSomewhere() {
        String page = DescriptionPage.of(DESCRIPTION);
        Set<String> ids = found(page, " id=\"([^\"]+)\"");

        assertThat(ids)
                .containsAll(CONTRACT.operations().values().stream()
                        .map(operation -> operation.get("operationId").textValue())
                        .toList());
        assertThat(ids).containsAll(found(page, "href=\"#([^\"]+)\""));
        assertThat(found(page, "(?:href|src)=\"([^#\"]+)\"")).containsExactlyInAnyOrder("openapi.css", "openapi.json");
        assertThat(page).doesNotContain("<script", "style=", "onclick");
    }

    private static Set<String> found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
