package triad.frontend.files;

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

/** The backend's whole directory as a file; every call carries the administrator's token over mutual TLS. */
@Path("/export")
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface ExportApi {
    @GET
    @Produces("text/csv")
    Response csv();

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Response json();
}
