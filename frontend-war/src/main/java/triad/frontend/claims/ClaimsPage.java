package triad.frontend.claims;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Outcome.Missing;
import triad.frontend.backend.Outcome.Why;
import triad.frontend.errors.Troubles;
import triad.frontend.provider.ProviderAway;
import triad.frontend.session.Sessions;
import triad.frontend.session.SignedIn;

/** Shows who the provider says that somebody is. */
@Named
@RequestScoped
public class ClaimsPage {
    private static final System.Logger LOG = System.getLogger(ClaimsPage.class.getName());
    private static final String FAILED = "/sign-in-failed.xhtml?faces-redirect=true&because=failed";

    private final Sessions sessions;
    private final HttpServletRequest request;
    private final Claims claims;
    private final Troubles troubles;
    private Optional<List<Claim>> all = Optional.empty();

    @Inject
    ClaimsPage(Sessions sessions, HttpServletRequest request, Claims claims, Troubles troubles) {
        this.sessions = sessions;
        this.request = request;
        this.claims = claims;
        this.troubles = troubles;
    }

    /** Before the page is shown. Whoever the claims do not belong to is signed in no longer. */
    public @Nullable String enter() {
        Optional<SignedIn> user = sessions.find(request);
        try {
            all = user.map(claims::read);
            return user.isPresent() ? null : troubles.tell(new Missing<>(Why.SIGNED_OUT, 0));
        } catch (ClaimsRefused refused) {
            LOG.log(System.Logger.Level.WARNING, "Claims refused: {0}", refused.getMessage());
            if (refused.ended()) {
                return troubles.tell(new Missing<>(Why.SIGNED_OUT, 0));
            }
            sessions.end(request);
            return FAILED;
        } catch (ProviderAway away) {
            LOG.log(System.Logger.Level.WARNING, "No claims", away);
            return troubles.tell(new Missing<>(Why.AWAY, 0));
        }
    }

    public boolean isShown() {
        return all.isPresent();
    }

    public List<Claim> getAll() {
        return all.orElse(List.of());
    }
}
