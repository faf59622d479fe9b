package triad.backend.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The description as a promise that answers keep or break. */
class Contract {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** Of the header fields, those that mean something to a caller of this API. */
    private static final Set<String> TOLD = Set.of(
            "Accept",
            "Cache-Status",
            "ETag",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "Content-Disposition");

    private static final String NAME = "https://triad.example/openapi.json";

    final JsonNode document;
    private final JsonSchemaFactory schemas;

    Contract(String json) {
        this.document = read(json);
        this.schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(NAME, json))));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** By method and path. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> found = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(said -> {
                    if (METHODS.contains(said.getKey())) {
                        found.put(
                                said.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                said.getValue());
                    }
                }));
        return found;
    }

    JsonNode operation(String endpoint) {
        return Objects.requireNonNull(operations().get(endpoint), endpoint);
    }

    /** Calls back for each node with its JSON Pointer. */
    void each(BiConsumer<String, JsonNode> use) {
        each("", document, use);
    }

    private static void each(String pointer, JsonNode node, BiConsumer<String, JsonNode> use) {
        use.accept(pointer, node);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                each(pointer + "/" + i, node.get(i), use);
            }
        } else {
            node.properties().forEach(member -> each(pointer + "/" + step(member.getKey()), member.getValue(), use));
        }
    }

    private static String step(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The place that a pointer names, or that a reference there leads to. */
    String resolve(String pointer) {
        JsonNode node = document.at(pointer);
        return node.has("$ref") ? node.get("$ref").textValue().substring(1) : pointer;
    }

    /** What the schema at a place complains of. */
    List<String> complaints(String pointer, JsonNode value) {
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return schemas
                .getSchema(
                        SchemaLocation.of(
                                NAME + "#" + pointer.replace("{", "%7B").replace("}", "%7D")),
                        strict)
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** That an answer is one of those that are described. */
    void requireKept(String endpoint, HttpResponse<byte[]> answer) {
        JsonNode operation = operation(endpoint);
        String[] words = endpoint.split(" ", 2);
        String responses =
                "/paths/" + step(words[1]) + "/" + words[0].toLowerCase(java.util.Locale.ROOT) + "/responses/";
        String status = String.valueOf(answer.statusCode());
        String response = resolve(responses + (operation.get("responses").has(status) ? status : "default"));
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        String what = endpoint + " answered " + status + " " + (isImage(type) ? type : text(answer));
        requireHeaders(what, response, answer);
        if (answer.body().length == 0) {
            assertThat(document.at(response).has("content")).as(what).isFalse();
        } else {
            JsonNode content = document.at(response).path("content").path(type);
            assertThat(content.isMissingNode()).as(what + ": the type " + type).isFalse();
            if (isImage(type)) {
                requireImage(type, answer.headers(), answer.body());
            } else {
                requireText(what, response + "/content/" + step(type), answer);
            }
        }
    }

    private void requireHeaders(String what, String response, HttpResponse<byte[]> answer) {
        Map<String, JsonNode> described = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        document.at(response).path("headers").fieldNames().forEachRemaining(name -> {
            String header = resolve(response + "/headers/" + step(name));
            described.put(name, document.at(header));
            answer.headers().allValues(name).forEach(value -> assertThat(
                            complaints(header + "/schema", TextNode.valueOf(value)))
                    .as(what + ": " + name + ": " + value)
                    .isEmpty());
        });
        List<String> missing = described.entrySet().stream()
                .filter(header -> header.getValue().path("required").booleanValue())
                .map(Map.Entry::getKey)
                .filter(name -> answer.headers().firstValue(name).isEmpty())
                .toList();
        assertThat(missing).as(what + ": header fields that are promised").isEmpty();
        assertThat(TOLD.stream()
                        .filter(name -> answer.headers().firstValue(name).isPresent()))
                .as(what + ": header fields")
                .allMatch(described::containsKey);
    }

    private void requireText(String what, String content, HttpResponse<byte[]> answer) {
        JsonNode body = content.endsWith("json") ? read(text(answer)) : TextNode.valueOf(text(answer));
        assertThat(complaints(content + "/schema", body)).as(what).isEmpty();
        if (content.endsWith("problem+json")) {
            assertThat(body.get("status").intValue()).as(what).isEqualTo(answer.statusCode());
            assertThat(examples(document.at(content)))
                    .as(what)
                    .contains(body.get("type").textValue());
        }
    }

    /** That an image is all there, and of the type that it is said to be, by its first bytes. */
    static void requireImage(String type, HttpHeaders headers, byte[] image) {
        assertThat(headers.firstValue("Content-Length")).contains(String.valueOf(image.length));
        try {
            assertThat(URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(image)))
                    .isEqualTo(type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isImage(String type) {
        return type.startsWith("image/");
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private Set<String> examples(JsonNode content) {
        List<String> names = new ArrayList<>();
        content.get("examples").fieldNames().forEachRemaining(names::add);
        return names.stream()
                .map(name -> document.at("/components/examples/" + name + "/value/type")
                        .textValue())
                .collect(Collectors.toSet());
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
