package triad.backend.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.auth.LoginConfig;

/** The API, all of it behind MicroProfile JWT. */
@LoginConfig(authMethod = "MP-JWT", realmName = "triad-backend")
@ApplicationPath("/api")
@ApplicationScoped
public class Api extends Application {
    /** Nobody asked for a description of the resources. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
