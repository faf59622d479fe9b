package triad.backend.idempotency;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import triad.backend.json.Jsons;

/**
 * How a request was answered, as it is kept to be given again.
 *
 * @param headers a JSON object of what the resource method set
 */
record Answer(int status, String headers, String body) {

    static Answer of(Response response) {
        var headers = Jsons.object();
        response.getStringHeaders().forEach((name, values) -> headers.add(name, String.join(", ", values)));
        return new Answer(
                response.getStatus(),
                headers.build().toString(),
                response.hasEntity() ? String.valueOf(response.getEntity()) : "");
    }

    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        try (JsonReader reader = Json.createReader(new StringReader(headers))) {
            JsonObject json = reader.readObject();
            json.forEach((name, value) -> response.header(name, ((JsonString) value).getString()));
        }
        return (body.isEmpty() ? response : response.entity(body)).build();
    }
}
