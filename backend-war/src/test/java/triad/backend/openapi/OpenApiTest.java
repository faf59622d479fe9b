package triad.backend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import triad.backend.Endpoints;
import triad.backend.field.PersonField;
import triad.backend.http.BodyLimit;
import triad.backend.http.Reason;
import triad.backend.image.ImageFormat;
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

    @Test
    void longBodies_areTold() {
        Endpoints.ofResources().forEach((endpoint, method) -> method.tryGetAnnotationOfType(BodyLimit.class)
                .ifPresent(limit -> contents(endpoint).forEach((type, content) -> {
                    String file = content.at("/schema/$ref").textValue().substring(1);
                    assertThat(CONTRACT.document.at(file + "/maxLength").intValue())
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
