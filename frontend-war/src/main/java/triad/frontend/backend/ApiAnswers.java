package triad.frontend.backend;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is the API that has nothing: it says so with a problem document (RFC 9457). Its server, which says 404 to whatever is asked
 * while the application starts or is gone, has none; that is an outage. {@code microprofile-config.properties} puts this into every REST
 * client of the API.
 */
@Priority(Priorities.ENTITY_CODER) // after CallSpans, which tells what was answered
public class ApiAnswers implements ClientResponseFilter {
    private static final String PROBLEM = "application/problem+json";

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() == Status.NOT_FOUND.getStatusCode()
                && !isProblem(response.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            response.setStatusInfo(Status.SERVICE_UNAVAILABLE);
        }
    }

    private static boolean isProblem(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(PROBLEM);
    }
}
