package triad.frontend.backend;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;

/** The backend's people, as far as they have names; every call carries the user's token over mutual TLS. */
@Path("/people/{sub}")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface NameApi {
    /** A person, whose name everybody sees. */
    @GET
    Response read(@PathParam("sub") String sub);
}
