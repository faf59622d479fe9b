package triad.frontend.profile;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import triad.frontend.backend.TokenHeadersFactory;

/** The backend's profile of the signed-in user; every call carries their token over mutual TLS. */
@Path("/profile")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface ProfileApi {
    /** A {@link Profile} with its strong {@code ETag}. */
    @GET
    Response read();

    /** A JSON merge patch (RFC 7396) of the {@link Details}; answers like {@link #read}. */
    @PATCH
    @Consumes("application/merge-patch+json")
    // This client says application/json whatever @Consumes says
    @ClientHeaderParam(name = "Content-Type", value = "application/merge-patch+json")
    Response change(@HeaderParam("If-Match") String etag, JsonObject patch);
}
