package triad.backend;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What this WAR answers, read out of its classes: a method and a path template each, such as {@code GET /api/people/{sub}}. */
public class Endpoints {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("triad.backend");

    /** Those of our own API, with the methods that serve them. */
    public static Map<String, JavaMethod> ofResources() {
        Map<String, JavaMethod> found = new TreeMap<>();
        CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .forEach(method -> found.put(endpointOf(method.getOwner(), method), method));
        return found;
    }

    /** Those of servlets that say their own path. */
    public static Set<String> ofServlets() {
        Set<String> found = new TreeSet<>();
        CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(WebServlet.class))
                .forEach(type -> type.getMethods().stream()
                        .map(JavaMethod::getName)
                        .filter(Set.of("doGet", "doPost")::contains)
                        .forEach(name -> Stream.of(type.getAnnotationOfType(WebServlet.class)
                                        .value())
                                .forEach(path ->
                                        found.add(name.substring(2).toUpperCase(java.util.Locale.ROOT) + " " + path))));
        return found;
    }

    private static String endpointOf(JavaClass type, JavaMethod method) {
        String verb = method.getAnnotations().stream()
                .flatMap(annotation -> Stream.of(annotation.getRawType().tryGetAnnotationOfType(HttpMethod.class)))
                .flatMap(Optional::stream)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
        String below = method.tryGetAnnotationOfType(Path.class)
                .map(path -> "/" + path.value())
                .orElse("");
        return verb + " /api/" + type.getAnnotationOfType(Path.class).value() + below;
    }
}
