package triad.provider.register;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.config.ProviderConfig;
import triad.provider.http.OpaqueValue;

/** The client information response: everything that is registered, defaults included (RFC 7591 §3.2.1, RFC 7592 §3). */
final class ClientInformation {
    private ClientInformation() {}

    /**
     * The members.
     *
     * @param secret only when it is new: what is stored is its hash
     */
    static Map<String, Object> of(Registration registration, Optional<OpaqueValue> secret, ProviderConfig config) {
        Client client = registration.client();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("client_id", client.clientId());
        secret.ifPresent(value -> members.put("client_secret", value.value()));
        if (client.secretHash().isPresent()) {
            members.put("client_secret_expires_at", 0);
        }
        members.put("client_id_issued_at", registration.registeredAt().getEpochSecond());
        members.put("registration_access_token", registration.token().value());
        members.put(
                "registration_client_uri",
                config.endpoint("/register/" + client.clientId()).toString());
        client.metadata().toJSONObject(true).forEach(members::putIfAbsent);
        return members;
    }
}
