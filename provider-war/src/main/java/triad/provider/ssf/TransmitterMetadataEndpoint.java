package triad.provider.ssf;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import triad.provider.config.ProviderConfig;
import triad.provider.http.JsonAnswer;
import triad.provider.signal.EventStream;

/** Serves the transmitter's metadata (SSF 1.0 §7.1), with the mutual-TLS aliases of its endpoints as in RFC 8705 §5. */
@WebServlet("/.well-known/ssf-configuration")
public class TransmitterMetadataEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    @Inject
    TransmitterMetadataEndpoint(ProviderConfig config) {
        members.put("spec_version", "1_0");
        members.put("issuer", config.issuer().toString());
        members.put("jwks_uri", config.endpoint("/jwks").toString());
        members.put("delivery_methods_supported", List.of(EventStream.Push.METHOD, EventStream.Poll.METHOD));
        members.putAll(endpoints(config::endpoint));
        members.put(
                "authorization_schemes",
                List.of(Map.of("spec_urn", "urn:ietf:rfc:6749"), Map.of("spec_urn", "urn:ietf:rfc:8705")));
        members.put("default_subjects", "ALL");
        members.put("mtls_endpoint_aliases", endpoints(config::mtlsEndpoint));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=60");
        JsonAnswer.write(response, HttpServletResponse.SC_OK, members);
    }

    private static Map<String, Object> endpoints(Function<String, URI> at) {
        Map<String, Object> endpoints = new LinkedHashMap<>();
        endpoints.put("configuration_endpoint", at.apply("/ssf/streams").toString());
        endpoints.put("status_endpoint", at.apply("/ssf/status").toString());
        endpoints.put("add_subject_endpoint", at.apply(SubjectsEndpoint.ADD).toString());
        endpoints.put(
                "remove_subject_endpoint", at.apply(SubjectsEndpoint.REMOVE).toString());
        endpoints.put("verification_endpoint", at.apply("/ssf/verify").toString());
        return endpoints;
    }
}
