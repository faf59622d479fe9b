package triad.backend.openapi;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The description of the API (OpenAPI 3.1), joined from its parts.
 *
 * @param document maps, lists, texts, numbers and truth values, in the order in which they were written
 */
record ApiDescription(Map<String, Object> document) {
    private static final String HEAD = "openapi";
    private static final List<String> OF_ALL_TAGS =
            List.of("answers", "mistakes", "refusals", "problems", "fields", "changes", "files");

    /**
     * Reads the head, what belongs to all tags, and a part for each tag that the head names.
     *
     * @param settings what stands for <code>${...}</code>
     */
    static ApiDescription read(Map<String, String> settings) {
        Map<String, Object> whole = part(HEAD, settings);
        List<String> tags = new ArrayList<>();
        list(whole, "tags").forEach(tag -> tags.add((String) map(tag).get("name")));
        OF_ALL_TAGS.forEach(name -> join(whole, part(name, settings)));
        for (String tag : tags) {
            Map<String, Object> part = part(tag, settings);
            tagged(part, tag);
            join(whole, part);
        }
        return new ApiDescription(whole);
    }

    String json() {
        return Json.createObjectBuilder(document).build().toString();
    }

    private static Map<String, Object> part(String name, Map<String, String> settings) {
        String text = text(name + ".yaml");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            text = text.replace("${" + setting.getKey() + "}", setting.getValue());
        }
        return map(new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text));
    }

    /** One of the files. */
    static String text(String name) {
        try (InputStream file = ApiDescription.class.getResourceAsStream("/openapi/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no openapi/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tagged(Map<String, Object> part, String tag) {
        map(member(part, "paths")).values().forEach(path -> map(path).forEach((method, operation) -> {
            if (!method.equals("parameters")) {
                map(operation).put("tags", List.of(tag));
            }
        }));
    }

    /** Maps grow together; that two parts say something of the same thing is a mistake. */
    private static void join(Map<String, Object> whole, Map<String, Object> part) {
        part.forEach((name, value) -> {
            Object known = whole.putIfAbsent(name, value);
            if (known instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                join(map(known), map(value));
            } else if (known != null) {
                throw new IllegalStateException("Two parts of the description say what " + name + " is");
            }
        });
    }

    @SuppressWarnings("unchecked") // the names are texts: JSON could not be made of others
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static List<?> list(Map<String, Object> node, String name) {
        return (List<?>) member(node, name);
    }

    private static Object member(Map<String, Object> node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }
}
