package triad.provider.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import triad.provider.client.Client;
import triad.provider.client.ClientMetadata;
import triad.provider.client.RegistrationFiles;
import triad.provider.http.Refusal;
import triad.provider.resource.ProtectedResources;

/** The deployment's files as a server would read them at start. */
final class ConfigFiles implements ServerDemands.Settings {
    private static final String SERVED = "the document is served here";
    private final Properties properties = new Properties();
    private final Map<String, String> environment;
    private final Optional<Path> secrets;

    /** Where values are looked up, in the server's order: its properties, the environment, its folder of secrets. */
    ConfigFiles(Path properties, Map<String, String> environment, Optional<Path> secrets) throws IOException {
        this.environment = environment;
        this.secrets = secrets;
        try (Reader in = Files.newBufferedReader(properties)) {
            this.properties.load(in);
        }
    }

    @Override
    public String get(String key, String standard) {
        return find(key).orElse(standard);
    }

    /** The findings about the server's configuration, its clients and the resources. */
    List<Finding> check() throws IOException {
        List<Finding> findings = new ArrayList<>(Demand.check(ServerDemands.CONFIGURATION, "server", this));
        for (Path file : files("provider.clients")) {
            findings.addAll(client(file));
        }
        for (Path file : files("provider.resources")) {
            findings.add(resource(file));
        }
        return findings;
    }

    private List<Finding> client(Path file) throws IOException {
        try {
            Client client = ClientMetadata.parse(ClientMetadata.storable(resolved(file)));
            return Demand.check(ClientDemands.TABLE, "client:" + client.clientId(), client);
        } catch (Refusal | IllegalStateException unfit) {
            return List.of(unserved(file, "RFC 7591 §2", String.valueOf(unfit.getMessage())));
        }
    }

    /** RFC 8707 §2: an absolute URI without a fragment. */
    private Finding resource(Path file) throws IOException {
        try {
            String indicator = ProtectedResources.parse(resolved(file)).resource();
            boolean fits = indicator.startsWith("https://") && indicator.indexOf('#') < 0;
            return new Finding(
                    "resource:" + indicator,
                    "the identifier is an https URL without fragment",
                    "RFC 9728 §1.2",
                    Severity.REQUIRED,
                    fits,
                    "");
        } catch (Refusal | IllegalStateException unfit) {
            return unserved(file, "RFC 9728 §2", String.valueOf(unfit.getMessage()));
        }
    }

    private static Finding unserved(Path file, String source, String why) {
        return new Finding("file:" + file.getFileName(), SERVED, source, Severity.REQUIRED, false, why);
    }

    private String resolved(Path file) throws IOException {
        return RegistrationFiles.resolve(Files.readString(file), this::find);
    }

    private List<Path> files(String key) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(get(key, ".")), "*.json")) {
            found.forEach(files::add);
        }
        return files.stream().sorted().toList();
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> Optional.ofNullable(
                        environment.get(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))))
                .or(() -> secrets.map(folder -> folder.resolve(key))
                        .filter(Files::isRegularFile)
                        .map(ConfigFiles::secret));
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(file.getFileName() + " cannot be read", unreadable);
        }
    }
}
