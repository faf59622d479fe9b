package triad.provider.authorize;

import triad.provider.client.Client;
import triad.provider.code.CodeBinding;
import triad.provider.code.GrantedRequest;
import triad.provider.family.RequestedAccess;
import triad.provider.response.ReturnAddress;

/**
 * An authorization request that passed every check.
 *
 * @param to where and how the answer travels
 * @param access what is asked for
 * @param interaction how the user is to be dealt with
 * @param binding what the code is bound to
 */
public record AuthorizationRequest(
        ReturnAddress to, RequestedAccess access, Interaction interaction, CodeBinding binding) {

    /** Who asks. */
    public Client client() {
        return to.client();
    }

    /** The same for its code, once nothing is missing. */
    public GrantedRequest granted(Decision.Granted decision) {
        return new GrantedRequest(client(), to.redirectUri(), access, binding, decision.session(), decision.consents());
    }
}
