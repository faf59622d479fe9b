package triad.frontend.openapi;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.jspecify.annotations.Nullable;

/** How the backend describes its API; it says that to every server of the deployment, so no call carries a user. */
@Path("/")
@RegisterRestClient(configKey = "backend-description")
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface DescriptionApi {
    /** A file with its {@code ETag}; 304 where it is the one that the caller has. */
    @GET
    @Path("{name}")
    Response read(@PathParam("name") String name, @HeaderParam("If-None-Match") @Nullable String etag);
}
