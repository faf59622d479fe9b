package triad.frontend.photo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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

/** The backend's photo of the signed-in user; every call carries their token over mutual TLS. */
@Path("/profile/photo")
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface PhotoApi {
    /** The image with its {@code ETag}; 304 where it is the one that the caller has, 404 where there is none. */
    @GET
    Response read(@QueryParam("size") String size, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String etag);

    /** Either of the conditions says which photo it replaces. The answer names the new one. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    Response put(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            byte[] file);

    @DELETE
    Response delete(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch);
}
