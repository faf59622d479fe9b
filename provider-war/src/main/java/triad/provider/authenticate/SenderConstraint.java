package triad.provider.authenticate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import triad.provider.authenticate.ClientAuthentication.Authenticated;
import triad.provider.client.Client;
import triad.provider.dpop.DpopProofs;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.mtls.Confirmation;

/** What the tokens of a request are bound to: the key of its DPoP proof (RFC 9449 §5) or the certificate of its connection (RFC 8705 §3). */
@ApplicationScoped
public class SenderConstraint {
    private final DpopProofs proofs;

    @Inject
    SenderConstraint(DpopProofs proofs) {
        this.proofs = proofs;
    }

    /** The binding; refused where the client is bound to have one and the request offers none. A proof that is there has to hold. */
    public Confirmation of(HttpServletRequest request, Authenticated caller) {
        Client client = caller.client();
        Optional<Confirmation> key = proofs.verify(request, Optional.empty()).map(Confirmation::ofKey);
        if (client.isDpopBound() && key.isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The client has to show a DPoP proof");
        }
        Optional<Confirmation> certificate =
                caller.certificate().filter(presented -> bindsTo(client)).map(Confirmation::of);
        if (client.isCertificateBound() && certificate.isEmpty()) {
            throw new Refusal(ErrorCode.INVALID_REQUEST, "The client has to come with its certificate");
        }
        Confirmation binding = client.isCertificateBound() && !client.isDpopBound()
                ? certificate.orElse(Confirmation.NONE)
                : key.or(() -> certificate).orElse(Confirmation.NONE);
        if (client.isSenderConstrained() && Confirmation.NONE.equals(binding)) {
            throw new Refusal(
                    ErrorCode.INVALID_REQUEST, "The client has to show a DPoP proof, or come with its certificate");
        }
        return binding;
    }

    /** A certificate that the client never spoke of, such as a proxy's, binds nothing. */
    private static boolean bindsTo(Client client) {
        return client.isCertificateBound()
                || client.isFapi()
                || client.authenticationMethod().contains("tls_client_auth");
    }
}
