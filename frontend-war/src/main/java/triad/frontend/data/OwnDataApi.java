package triad.frontend.data;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import triad.frontend.backend.TokenHeadersFactory;

/** All that the backend keeps of the signed-in user; every call carries their token over mutual TLS. */
@Path("/profile/data")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface OwnDataApi {
    /** A file. */
    @GET
    Response read();

    /** For good. */
    @DELETE
    Response erase();
}
