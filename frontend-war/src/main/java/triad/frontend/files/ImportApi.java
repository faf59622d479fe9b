package triad.frontend.files;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.TokenHeadersFactory;

/** The backend's imports; every call carries the administrator's token over mutual TLS. */
@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface ImportApi {
    /** Keeps the file, once for each key; without one it only says who may send any. */
    @POST
    @Consumes(MediaType.WILDCARD)
    Response start(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("dry_run") boolean dryRun,
            byte[] file);

    /** The last one first. */
    @GET
    Response latest(@QueryParam("limit") int limit);

    @GET
    @Path("{id}")
    Response read(@PathParam("id") String id);

    /** A page of them; its {@code Link} names where the next page begins. */
    @GET
    @Path("{id}/errors")
    Response errors(
            @PathParam("id") String id, @QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);

    /** Stops it. */
    @DELETE
    @Path("{id}")
    Response cancel(@PathParam("id") String id);
}
