package bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;

/** A JAX-RS endpoint with nothing around it: what {@code scripts/bench} compares the API with. */
@ApplicationPath("/api")
public class Bare extends Application {

    /** A small answer in JSON. */
    public record Answer(String sub, String name) {}

    @Path("nothing")
    @ApplicationScoped
    @Produces(MediaType.APPLICATION_JSON)
    public static class NothingResource {
        @GET
        public Answer read() {
            return new Answer("alice", "Alice Liddell");
        }
    }
}
