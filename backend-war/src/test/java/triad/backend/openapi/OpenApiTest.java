package triad.backend.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import triad.backend.Endpoints;
import triad.backend.field.PersonField;
import triad.backend.file.CsvPeople;
import triad.backend.http.BodyLimit;
import triad.backend.image.ImageFormat;
import triad.backend.problem.Reason;
import triad.backend.security.AdministratorsOnly;
import triad.backend.security.RecentSignIn;
import triad.backend.security.RequiresScope;

/** The description says of the API what its code says. */
class OpenApiTest {
    private static final Contract CONTRACT = ApiDescriptionTest.CONTRACT;

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
                        Contract.texts(CONTRACT.operation(endpoint).at("/security/0/token")))
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
        String response = CONTRACT.operation(endpoint)
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

    /** Whatever comes out in a file may come back in. */
    @Test
    void membersOfFiles_areTheirColumns() throws Exception {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        new CsvPeople(csv).finish();
        String columns = csv.toString(UTF_8);
        String example = CONTRACT.operation("GET /api/export")
                .at("/responses/200/content/text~1csv/example")
                .textValue();
        Set<String> members = Stream.of(columns.strip().split(","))
                .map(column -> column.split("\\.", 2)[0])
                .collect(Collectors.toSet());

        assertThat(example).startsWith(columns);
        assertThat(propertiesOf("ImportedPerson")).isEqualTo(members);
        assertThat(propertiesOf("ExportedPerson")).isEqualTo(members);
    }

    /** With those of the schemas that it consists of. */
    private static Set<String> propertiesOf(String name) {
        JsonNode schema = CONTRACT.document.at("/components/schemas/" + name);
        Set<String> properties = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        schema.path("allOf")
                .forEach(part -> properties.addAll(
                        propertiesOf(part.get("$ref").textValue().replace("#/components/schemas/", ""))));
        return properties;
    }

    /** Nobody changes by a patch what is not theirs to say. */
    @Test
    void patches_areOfTheFieldsThatTheirAuthorsSay() {
        Set<String> ofThePerson = PersonField.WRITTEN_HERE.stream()
                .filter(field -> field.isPatched() && !field.isOfTheOrganisation())
                .map(PersonField::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = PersonField.WRITTEN_HERE.stream()
                .filter(PersonField::isPatched)
                .map(PersonField::wireName)
                .collect(Collectors.toSet());

        assertThat(propertiesOf("PersonPatch")).isEqualTo(all);
        ofThePerson.add("visibility");
        assertThat(propertiesOf("ProfilePatch")).isEqualTo(ofThePerson);
    }

    @Test
    void longBodies_areTold() {
        Endpoints.ofResources().forEach((endpoint, method) -> method.tryGetAnnotationOfType(BodyLimit.class)
                .ifPresent(limit -> contents(endpoint).forEach((type, content) -> {
                    String file = content.at("/schema/$ref").textValue().substring(1);
                    JsonNode schema = CONTRACT.document.at(file);
                    assertThat(schema.path(schema.has("maxLength") ? "maxLength" : "x-max-bytes")
                                    .intValue())
                            .as(endpoint + " " + type)
                            .isEqualTo(limit.bytes());
                })));
    }

    @Test
    void photos_areOfTheFormatsThatAreRead() {
        assertThat(String.join(", ", contents("PUT /api/profile/photo").keySet()))
                .isEqualTo(ImageFormat.accepted());
        assertThat(CONTRACT.document
                        .at("/components/headers/Accept/schema/const")
                        .textValue())
                .isEqualTo(ImageFormat.accepted());
    }

    private static Map<String, JsonNode> contents(String endpoint) {
        Map<String, JsonNode> contents = new LinkedHashMap<>();
        CONTRACT.operation(endpoint)
                .at("/requestBody/content")
                .properties()
                .forEach(type -> contents.put(type.getKey(), type.getValue()));
        return contents;
    }
}
