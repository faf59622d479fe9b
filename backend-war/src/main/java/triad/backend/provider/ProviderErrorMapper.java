package triad.backend.provider;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells a provider that says no (4xx) from one that cannot answer (5xx, or a redirect that nobody asked for). */
class ProviderErrorMapper implements ResponseExceptionMapper<RuntimeException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        int status = response.getStatus();
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            return new ProviderRefused(status, errorOf(response));
        }
        return new ProviderAway("The provider answered " + status);
    }

    private static String errorOf(Response response) {
        try (JsonReader body = Json.createReader(response.readEntity(InputStream.class))) {
            return body.readObject().getString("error", "none");
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            return "none";
        }
    }
}
