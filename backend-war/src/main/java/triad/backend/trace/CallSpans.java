package triad.backend.trace;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;

/** Makes a {@link Call} of each call to the provider. */
public class CallSpans implements ClientRequestFilter, ClientResponseFilter {
    private static final String CALL = Call.class.getName();

    @Override
    public void filter(ClientRequestContext request) {
        Call call = Call.to("provider", request.getMethod(), request.getUri())
                .authorizedBy(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (request.getEntity() instanceof Form form) {
            call.withForm(form.asMap());
        }
        call.headers().forEach(request.getHeaders()::putSingle);
        request.setProperty(CALL, call);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (request.getProperty(CALL) instanceof Call call) {
            call.answered(response.getStatus(), response.getHeaderString(SpansHeader.NAME));
        }
    }
}
