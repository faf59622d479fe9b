package triad.provider.outside;

import java.util.Map;

/** A client at the provider's server-to-server endpoints, proving itself in the way it registered. */
public interface Caller {
    String clientId();

    /** Posts a form as this client. */
    Answer post(String path, Map<String, String> form);
}
