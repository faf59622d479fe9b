package triad.frontend.assets;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Our style sheets and scripts, at addresses that change with their content: a browser keeps each for a week, and after an update wants the new one. */
public class Assets extends ResourceHandlerWrapper {
    private static final String OURS = "triad";

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    public Assets(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Resource createResource(String name, String library) {
        return versioned(super.createResource(name, library));
    }

    @Override
    public Resource createResource(String name, String library, String contentType) {
        return versioned(super.createResource(name, library, contentType));
    }

    private Resource versioned(Resource resource) {
        if (resource == null || !OURS.equals(resource.getLibraryName())) {
            return resource;
        }
        return new ResourceWrapper(resource) {
            @Override
            public String getRequestPath() {
                return super.getRequestPath() + "&v="
                        + versions.computeIfAbsent(getResourceName(), name -> version(getWrapped()));
            }
        };
    }

    private static String version(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (IOException | NoSuchAlgorithmException cause) {
            throw new IllegalStateException("No version of " + resource.getResourceName(), cause);
        }
    }
}
