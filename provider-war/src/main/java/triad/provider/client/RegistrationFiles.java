package triad.provider.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import triad.provider.config.ProviderConfig;
import triad.provider.http.Refusal;
import triad.provider.resource.ProtectedResources;

/**
 * Applies the deployment's registration files at start: clients (RFC 7591) and protected resources (RFC 9728).
 *
 * <p>{@code ${key}} in a file stands for the configuration value of that key, so that one file serves every environment.
 */
@ApplicationScoped
public class RegistrationFiles {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private final ProviderConfig config;
    private final Clients clients;
    private final ProtectedResources resources;

    @Inject
    RegistrationFiles(ProviderConfig config, Clients clients, ProtectedResources resources) {
        this.config = config;
        this.clients = clients;
        this.resources = resources;
    }

    /** Registers all of them and ends what has no file any more; a file that cannot be served stops the deployment with its name and the reason. */
    public void apply() {
        clients.retain(applyAll(config.clients(), clients::register));
        resources.retain(applyAll(config.resources(), resources::register));
    }

    /**
     * Hands every document of a folder to {@code register}, references filled in.
     *
     * @return what {@code register} returned: the identifiers of all that is registered
     */
    public static Set<String> applyAll(Path folder, UnaryOperator<String> register) {
        Set<String> registered = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                registered.add(apply(file, register));
            }
            return registered;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder.toString(), unreadable);
        }
    }

    private static String apply(Path file, UnaryOperator<String> register) throws IOException {
        try {
            return register.apply(resolve(Files.readString(file), RegistrationFiles::configured));
        } catch (IllegalStateException | Refusal unfit) {
            throw new IllegalStateException(file + ": " + unfit.getMessage(), unfit);
        }
    }

    /** The document with the values of its references. */
    public static String resolve(String document, Function<String, Optional<String>> configuration) {
        return REFERENCE
                .matcher(document)
                .replaceAll(match -> Matcher.quoteReplacement(configuration
                        .apply(match.group(1))
                        .orElseThrow(() -> new IllegalStateException("the configuration has no " + match.group(1)))));
    }

    private static Optional<String> configured(String key) {
        return Optional.ofNullable(
                ConfigProvider.getConfig().getConfigValue(key).getValue());
    }
}
