package triad.provider.config;

import java.nio.file.Path;

/**
 * People to create where they are missing.
 *
 * @param file a JSON array of OpenID Connect standard claims
 * @param password the password that all of them get
 */
public record DemoPeople(Path file, String password) {

    @Override
    public String toString() {
        return "DemoPeople[" + file + "]";
    }
}
