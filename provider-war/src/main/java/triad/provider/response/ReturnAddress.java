package triad.provider.response;

import java.util.List;
import java.util.Optional;
import triad.provider.client.Client;
import triad.provider.http.ErrorCode;
import triad.provider.http.Parameters;
import triad.provider.http.Refusal;

/**
 * Where the answer to an authorization request goes, and how.
 *
 * @param redirectUri a registered one, compared character by character (RFC 9700 §2.1)
 * @param state returned as it came
 */
public record ReturnAddress(Client client, String redirectUri, ResponseMode mode, Optional<String> state) {
    private static final int MOST_STATE = 1000;

    /**
     * The address that a request names; until its redirect URI is known to be the client's, nothing may be sent there.
     *
     * <p>What is wrong with mode or state is a refusal that the client hears, so here they only fall back: see {@link #demand}.
     */
    public static ReturnAddress of(Client client, Parameters parameters) {
        String redirectUri = parameters.require("redirect_uri");
        if (!client.redirectUris().allow(redirectUri)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The redirect URI is not registered for this client");
        }
        return at(client, redirectUri, parameters);
    }

    /** The same, if the request names a registered redirect URI. */
    public static Optional<ReturnAddress> find(Client client, Parameters parameters) {
        return parameters
                .find("redirect_uri")
                .filter(client.redirectUris()::allow)
                .map(redirectUri -> at(client, redirectUri, parameters));
    }

    private static ReturnAddress at(Client client, String redirectUri, Parameters parameters) {
        ResponseMode mode = parameters
                .find("response_mode")
                .flatMap(ResponseMode::find)
                .filter(named -> !named.isForm() || isWeb(redirectUri))
                .orElse(ResponseMode.QUERY);
        return new ReturnAddress(
                client, redirectUri, mode, parameters.find("state").filter(state -> state.length() <= MOST_STATE));
    }

    /** Refuses a mode that is not served, not there or not the client's, and a state that some server on the way could not carry. */
    public static void demand(ReturnAddress address, Parameters parameters) {
        Optional<ResponseMode> named = parameters.find("response_mode").flatMap(ResponseMode::find);
        if (parameters.has("response_mode") && !named.equals(Optional.of(address.mode()))) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The response_mode is not served");
        }
        if (!isRegistered(address)) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The client registered other response_modes");
        }
        if (parameters.has("state") && address.state().isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "state is too long");
        }
    }

    /** A client may keep itself to some modes, such as signed ones (FAPI 2.0 Message Signing §5.4); without a list any of them will do. */
    private static boolean isRegistered(ReturnAddress address) {
        return !(address.client().metadata().getCustomField("response_modes") instanceof List<?> modes)
                || modes.stream()
                        .map(mode -> ResponseMode.find(String.valueOf(mode)))
                        .anyMatch(Optional.of(address.mode())::equals);
    }

    /** A form is posted to a web server; an app behind a scheme of its own cannot take one. */
    private static boolean isWeb(String redirectUri) {
        return redirectUri.startsWith("https://") || redirectUri.startsWith("http://");
    }
}
