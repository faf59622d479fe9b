package triad.backend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description is a document that is one, and so is its page. */
class ApiDescriptionTest {
    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final ApiDescription DESCRIPTION = ApiDescription.read(
            Map.of("backend.url", "https://backend.example", "provider.issuer", "https://provider.example"));
    static final Contract CONTRACT = new Contract(DESCRIPTION.json());

    /** OpenAPI 3.1.1 Appendix A. */
    @Test
    void document_isOpenApi() throws Exception {
        String schema;
        try (var file = ApiDescriptionTest.class.getResourceAsStream("/openapi/openapi-3.1-schema.json")) {
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
