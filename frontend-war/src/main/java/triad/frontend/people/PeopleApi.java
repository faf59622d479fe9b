package triad.frontend.people;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** The backend's people; every call carries the user's token over mutual TLS. */
@Path("/people")
@Produces(MediaType.APPLICATION_JSON)
@RegisterRestClient(configKey = "backend")
@RegisterClientHeaders(TokenHeadersFactory.class)
@RegisterProvider(JavaNetHttpConnectorProvider.class)
public interface PeopleApi {
    /** A page of them, with a {@code Link} to the next. */
    @GET
    Response find(
            @QueryParam("q") @Nullable String words,
            @QueryParam("department") @Nullable String department,
            @QueryParam("location") @Nullable String location,
            @QueryParam("skill") @Nullable String skill,
            @QueryParam("language") @Nullable String language,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    @GET
    @Path("{sub}")
    Response read(@PathParam("sub") String subject);

    /** Managers up to the top, and a page of the reports, with a {@code Link} to the next. */
    @GET
    @Path("{sub}/chart")
    Response chart(
            @PathParam("sub") String subject,
            @QueryParam("limit") int limit,
            @QueryParam("after") @Nullable String after);

    /** A JPEG with its {@code ETag}; 304 where it is the one that the caller has. */
    @GET
    @Path("{sub}/photo")
    @Produces("image/jpeg")
    Response photo(
            @PathParam("sub") String subject,
            @QueryParam("size") int size,
            @HeaderParam("If-None-Match") @Nullable String etag);

    /** A vCard (RFC 6350). */
    @GET
    @Path("{sub}/vcard")
    @Produces("text/vcard")
    Response card(@PathParam("sub") String subject);
}
