package triad.backend.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Sends no document to a caller who names its tag and so has it (RFC 9110 §13.1.2), or who wants another one (§13.1.1). */
@Provider
public class UnchangedAnswers implements ContainerResponseFilter {
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntityTag() == null
                || response.getStatus() != Response.Status.OK.getStatusCode()
                || !READS.contains(request.getMethod())) {
            return;
        }
        Response.ResponseBuilder unsent = request.getRequest().evaluatePreconditions(response.getEntityTag());
        if (unsent != null) {
            response.setStatusInfo(unsent.build().getStatusInfo());
            response.setEntity(null);
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
