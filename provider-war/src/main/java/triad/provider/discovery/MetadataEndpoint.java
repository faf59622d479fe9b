package triad.provider.discovery;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import triad.provider.http.JsonAnswer;

/** Serves the metadata at both well-known URLs (OpenID Connect Discovery §4, RFC 8414 §3). */
@WebServlet({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
public class MetadataEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1;
    private final transient Metadata metadata;

    @Inject
    MetadataEndpoint(Metadata metadata) {
        this.metadata = metadata;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=60");
        response.setHeader("Access-Control-Allow-Origin", "*");
        JsonAnswer.write(response, HttpServletResponse.SC_OK, metadata.members());
    }
}
