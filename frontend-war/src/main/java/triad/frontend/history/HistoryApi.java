package triad.frontend.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.TokenHeadersFactory;

/** The backend's history of the signed-in user's profile; every call carries their token over mutual TLS. */
@Path("/profile/history")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface HistoryApi {
    /** A page of it, the last change first; its {@code Link} names where the next page begins. */
    @GET
    Response read(@QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);
}
