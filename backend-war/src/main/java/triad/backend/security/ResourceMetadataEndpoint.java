package triad.backend.security;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import triad.backend.config.BackendConfig;
import triad.backend.json.Jsons;
import triad.backend.problem.Challenge;
import triad.backend.problem.Description;

/** What a client has to know to call this API (RFC 9728 §2): whose tokens it takes, with which scopes, and that they are bound. */
@WebServlet(Challenge.METADATA)
public class ResourceMetadataEndpoint extends HttpServlet {
    /** Those that {@link RequiresScope} names. */
    static final List<String> SCOPES = List.of("profile:read", "profile:write", "people:read", "people:write");

    private static final long serialVersionUID = 1L;
    private final transient byte[] document;

    @Inject
    ResourceMetadataEndpoint(BackendConfig config) {
        this.document = Jsons.object()
                .add("resource", config.url().toString())
                .add("resource_name", "People directory")
                .add("resource_documentation", config.url() + Description.PAGE)
                .add(
                        "authorization_servers",
                        Jsons.array().add(config.provider().issuer().toString()))
                .add("scopes_supported", Json.createArrayBuilder(SCOPES))
                .add("bearer_methods_supported", Jsons.array().add("header"))
                .add("tls_client_certificate_bound_access_tokens", true)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Link", Description.LINK);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
