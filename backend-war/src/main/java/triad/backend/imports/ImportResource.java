package triad.backend.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.file.PeopleFile;
import triad.backend.http.BodyLimit;
import triad.backend.http.Parameters;
import triad.backend.idempotency.Idempotent;
import triad.backend.json.Document;
import triad.backend.json.Jsons;
import triad.backend.security.AdministratorsOnly;
import triad.backend.security.Introspected;
import triad.backend.security.RecentSignIn;
import triad.backend.security.RequiresScope;

/** The files that administrators send, and what becomes of them. */
@Path("imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int POLL_SECONDS = 1;

    private final JsonWebToken token;
    private final Imports imports;
    private final ImportErrors errors;

    @Inject
    ImportResource(JsonWebToken token, Imports imports, ImportErrors errors) {
        this.token = token;
        this.imports = imports;
        this.errors = errors;
    }

    /** Keeps a file whose form is right; its rows come later. */
    @POST
    @Consumes({PeopleFile.CSV, MediaType.APPLICATION_JSON})
    @RequiresScope("people:write")
    @AdministratorsOnly
    @RecentSignIn(minutes = 10)
    @Introspected
    @BodyLimit(bytes = MOST_BYTES)
    @Idempotent
    public Response start(@HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type, @Context UriInfo uri, byte[] body) {
        boolean dryRun = isDryRun(new Parameters(uri));
        PeopleFile file = PeopleFile.of(requireUtf8(type), body);
        Import added = imports.add(token.getSubject(), file.mediaType(), dryRun, file.requireForm(), body);
        return Response.accepted(added.toJson().toString())
                .header(HttpHeaders.LOCATION, "/api/imports/" + added.id())
                .build();
    }

    /** The type without its parameters, of which only the charset is looked at. */
    private static String requireUtf8(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8")) {
            throw new NotSupportedException();
        }
        return type.getType() + "/" + type.getSubtype();
    }

    private static boolean isDryRun(Parameters parameters) {
        return switch (parameters.find("dry_run").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Parameters.bad("dry_run", "true or false");
        };
    }

    @GET
    @RequiresScope("people:read")
    @AdministratorsOnly
    public Response latest(@Context UriInfo uri) {
        var list = Jsons.array();
        imports.latest(new Parameters(uri).limit()).forEach(known -> list.add(known.toJson()));
        return Response.ok(Jsons.object().add("imports", list).build().toString())
                .build();
    }

    /** With the pause after which it is worth to look again. */
    @GET
    @Path("{id}")
    @RequiresScope("people:read")
    @AdministratorsOnly
    public Response read(@PathParam("id") String id) {
        Import known = require(id);
        Response answer = new Document(known.toJson().toString()).answer();
        return known.state().isOver()
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, POLL_SECONDS)
                        .build();
    }

    /** Cancels it: what is done stays, and the rest is not done. */
    @DELETE
    @Path("{id}")
    @RequiresScope("people:write")
    @AdministratorsOnly
    @Introspected
    public Response cancel(@PathParam("id") String id) {
        imports.cancel(require(id).id());
        return Response.ok(require(id).toJson().toString()).build();
    }

    @GET
    @Path("{id}/errors")
    @RequiresScope("people:read")
    @AdministratorsOnly
    public Response errors(@PathParam("id") String id, @Context UriInfo uri) {
        Parameters parameters = new Parameters(uri);
        int limit = parameters.limit();
        ImportError.Place after =
                parameters.find("after").map(ImportError.Place::parse).orElse(ImportError.Place.START);
        List<ImportError> found = errors.of(require(id).id(), limit + 1, after);
        List<ImportError> page = found.subList(0, Math.min(found.size(), limit));
        var list = Jsons.array();
        page.forEach(error -> list.add(error.toJson()));
        Response.ResponseBuilder answer =
                Response.ok(Jsons.object().add("errors", list).build().toString());
        if (found.size() > page.size()) {
            answer.header(
                    HttpHeaders.LINK,
                    parameters.nextPage(page.get(limit - 1).at().toString()));
        }
        return answer.build();
    }

    private Import require(String id) {
        return imports.find(id).orElseThrow(NotFoundException::new);
    }
}
