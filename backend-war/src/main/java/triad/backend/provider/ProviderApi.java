package triad.backend.provider;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** One address of the provider, whichever it is: a document to read, or an endpoint that takes a form (RFC 6749 §3.2). */
@Produces(MediaType.APPLICATION_JSON)
interface ProviderApi {

    @GET
    JsonObject read();

    @GET
    JsonObject readAs(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    JsonObject send(Form form);

    /** All that the caller has there. */
    @GET
    JsonArray listAs(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    JsonObject createAs(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, JsonObject document);

    /** For what has no answer but that it is done. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    void tellAs(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, JsonObject document);
}
