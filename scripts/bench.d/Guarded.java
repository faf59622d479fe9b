package bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import triad.backend.security.RequiresScope;

/** The same within the API: what is more is the guard, the limits and what the server does for a caller with a name. */
@Path("nothing")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class Guarded {

    /** A small answer in JSON. */
    public record Answer(String sub, String name) {}

    @GET
    @RequiresScope("profile:read")
    public Answer read() {
        return new Answer("alice", "Alice Liddell");
    }
}
