package triad.backend.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;

/** The description of this API for its clients (RFC 9728). */
@ExtendWith(ArquillianExtension.class)
class ResourceMetadataIT {
    private static final String PATH = "/.well-known/oauth-protected-resource";

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    /** RFC 9728 §3.2, §3.3: JSON, and the resource is the one asked. */
    @Test
    void metadata_areOfThisResource() throws Exception {
        HttpResponse<String> answer = Caller.FRONTEND.send(Caller.to(PATH));
        JsonObject metadata = Json.createReader(new StringReader(answer.body())).readObject();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(metadata.getString("resource")).isEqualTo(SharedServer.URL);
        assertThat(metadata.getJsonArray("authorization_servers").getString(0)).isEqualTo(FakeProvider.ISSUER);
        assertThat(metadata.getJsonArray("bearer_methods_supported").getString(0))
                .isEqualTo("header");
        assertThat(metadata.getBoolean("tls_client_certificate_bound_access_tokens"))
                .isTrue();
        assertThat(metadata.getJsonArray("scopes_supported").getValuesAs(JsonString::getString))
                .containsExactlyInAnyOrderElementsOf(requiredScopes());
    }

    private static Set<String> requiredScopes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("triad.backend").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(RequiresScope.class))
                        .map((JavaMethod method) ->
                                method.getAnnotationOfType(RequiresScope.class).value())
                        .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void otherMethods_changeNothing(String method) throws Exception {
        HttpResponse<String> answer =
                Caller.FRONTEND.send(Caller.to(PATH).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
    }
}
