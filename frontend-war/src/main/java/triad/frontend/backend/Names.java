package triad.frontend.backend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** What people are called, where only their {@code sub} is known; never throws for what a network or a peer does. */
@ApplicationScoped
public class Names {
    private static final System.Logger LOG = System.getLogger(Names.class.getName());

    private final NameApi api;

    /** The part of a person that we read. */
    public record Named(@Nullable String name) {}

    @Inject
    public Names(@RestClient NameApi api) {
        this.api = api;
    }

    /** Empty for somebody who is not known, has no name, or cannot be asked for now. */
    public Optional<String> find(String sub) {
        try (Response response = api.read(sub)) {
            return Optional.ofNullable(response.readEntity(Named.class).name()).filter(name -> !name.isBlank());
        } catch (WebApplicationException | ProcessingException missing) {
            LOG.log(System.Logger.Level.INFO, "A name cannot be had: {0}", missing.getMessage());
            return Optional.empty();
        }
    }
}
