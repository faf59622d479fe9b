package triad.provider.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import triad.provider.dpop.DpopProofs;
import triad.provider.http.ErrorCode;
import triad.provider.http.JsonAnswer;
import triad.provider.http.Refusal;
import triad.provider.mtls.ClientCertificate;
import triad.provider.mtls.Confirmation;
import triad.provider.token.AccessToken;
import triad.provider.token.AccessTokens;

/**
 * Guards the provider's own resource endpoints: a living access token for this audience and scope, in the hands of whoever it is bound
 * to (RFC 6750, RFC 8705 §3, RFC 9449 §7).
 */
@ApplicationScoped
public class ResourceGuard {
    private static final String REALM = "realm=\"triad-provider\"";
    private static final String ALGORITHMS =
            DpopProofs.ALGORITHMS.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    private final AccessTokens tokens;
    private final DpopProofs proofs;

    @Inject
    ResourceGuard(AccessTokens tokens, DpopProofs proofs) {
        this.tokens = tokens;
        this.proofs = proofs;
    }

    /** The token of the request's {@code Authorization} header. */
    public AccessToken require(HttpServletRequest request, String audience, String scope) {
        return require(request, Optional.empty(), audience, Set.of(scope));
    }

    /**
     * The token of the request, or {@code invalid_token}, {@code insufficient_scope} or a refusal of its DPoP proof.
     *
     * @param scopes one of them is enough
     */
    public AccessToken require(
            HttpServletRequest request, Optional<String> inBody, String audience, Set<String> scopes) {
        PresentedToken presented = PresentedToken.find(request, inBody).orElseThrow(ResourceGuard::refused);
        AccessToken token = tokens.verify(presented.token())
                .filter(read -> read.audience().equals(audience))
                .filter(read -> read.confirmation().tokenType().equalsIgnoreCase(presented.scheme()))
                .filter(read -> read.confirmation().fits(ClientCertificate.of(request)))
                .orElseThrow(ResourceGuard::refused);
        Confirmation confirmation = token.confirmation();
        if (confirmation.key().isPresent()
                && !proofs.verify(request, Optional.of(presented.token())).equals(confirmation.key())) {
            throw refused();
        }
        if (token.scope().within(scopes).isEmpty()) {
            throw new Refusal(ErrorCode.INSUFFICIENT_SCOPE, "The scope " + String.join(" or ", scopes) + " is needed");
        }
        return token;
    }

    /** Answers with what the source makes, or with the refusal in a challenge and in JSON. */
    public void answer(HttpServletRequest request, HttpServletResponse response, JsonAnswer.Source source)
            throws IOException {
        guarding(request, response, () -> JsonAnswer.write(response, HttpServletResponse.SC_OK, source.answer()));
    }

    /** Lets the work answer, or answers with the refusal in a challenge and in JSON. */
    public void guarding(HttpServletRequest request, HttpServletResponse response, JsonAnswer.Work work)
            throws IOException {
        JsonAnswer.refusing(response, () -> {
            try {
                work.run();
            } catch (Refusal refusal) {
                if (refusal.code().status() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                    challenge(request, response, refusal);
                }
                throw refusal;
            }
        });
    }

    /** A request without credentials is told how to come, and no error (RFC 6750 §3.1). */
    private static void challenge(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        String error = request.getHeader("Authorization") == null
                ? ""
                : ", error=\"" + refusal.code().code() + "\", error_description=\"" + refusal.description() + "\"";
        response.addHeader("WWW-Authenticate", "Bearer " + REALM + error);
        response.addHeader("WWW-Authenticate", "DPoP " + REALM + ", algs=\"" + ALGORITHMS + "\"" + error);
    }

    private static Refusal refused() {
        return new Refusal(ErrorCode.INVALID_TOKEN, "The access token does not hold");
    }
}
