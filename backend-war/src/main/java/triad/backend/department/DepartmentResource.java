package triad.backend.department;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import triad.backend.json.Document;
import triad.backend.json.Jsons;
import triad.backend.problem.FieldError;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.security.AdministratorsOnly;
import triad.backend.security.Introspected;
import triad.backend.security.RequiresScope;

/** The departments: everybody reads them, administrators change them. */
@Path("departments")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DepartmentResource {

    private final Departments departments;

    @Inject
    DepartmentResource(Departments departments) {
        this.departments = departments;
    }

    @GET
    @RequiresScope("people:read")
    public Response list() {
        var list = Jsons.array();
        departments.list().forEach(department -> list.add(department.toJson()));
        return new Document(Jsons.object().add("departments", list).build().toString()).answer();
    }

    @GET
    @Path("{id}")
    @RequiresScope("people:read")
    public Response read(@PathParam("id") String id) {
        return document(departments.find(id).orElseThrow(NotFoundException::new))
                .answer();
    }

    /** Makes it ({@code If-None-Match: *}) or changes it ({@code If-Match}). */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope("people:write")
    @AdministratorsOnly
    @Introspected
    public Response put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context Request request,
            byte[] body) {
        DepartmentBody said = DepartmentBody.parse(body);
        if ("*".equals(ifNoneMatch) && ifMatch == null) {
            requireId(id);
            return answer(Response.status(Response.Status.CREATED), departments.add(of(id, said, 1)));
        }
        Department current = requireCurrent(id, ifMatch, request);
        return answer(Response.ok(), departments.change(of(id, said, current.version())));
    }

    @DELETE
    @Path("{id}")
    @RequiresScope("people:write")
    @AdministratorsOnly
    @Introspected
    public Response delete(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context Request request) {
        departments.delete(requireCurrent(id, ifMatch, request));
        return Response.noContent().build();
    }

    private Department requireCurrent(String id, @Nullable String ifMatch, Request request) {
        if (ifMatch == null) {
            throw new Refusal(
                    Reason.PRECONDITION_REQUIRED,
                    "Send the entity tag of what you read, or If-None-Match: * for a new one");
        }
        Department current = departments.find(id).orElseThrow(NotFoundException::new);
        if (request.evaluatePreconditions(document(current).tag()) != null) {
            throw Departments.stale();
        }
        return current;
    }

    private static void requireId(String id) {
        if (!DepartmentId.isOne(id)) {
            throw Refusal.ofFields(List.of(new FieldError(
                    "id", "Must be words of a to z and digits with hyphens between, at most 64 characters")));
        }
    }

    private static Department of(String id, DepartmentBody said, int version) {
        return new Department(id, said.name(), said.parent(), version);
    }

    private static Document document(Department department) {
        return new Document(department.toJson().toString());
    }

    private static Response answer(Response.ResponseBuilder response, Department department) {
        Document document = document(department);
        return document.answer(response.entity(document.json()));
    }
}
