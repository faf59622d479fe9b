package triad.frontend.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import triad.frontend.config.FrontendConfig;
import triad.frontend.session.Sessions;
import triad.frontend.session.SignedIn;

/** The landing page, for strangers and for the signed-in alike. */
@Named
@RequestScoped
public class HomePage {
    private final Optional<SignedIn> user;
    private final boolean justSignedOut;
    private final boolean api;

    @Inject
    HomePage(FrontendConfig config, Sessions sessions, HttpServletRequest request) {
        this.api = config.backendUrl().isPresent();
        this.user = sessions.find(request);
        this.justSignedOut = user.isEmpty() && "signed-out".equals(request.getParameter("state"));
    }

    public boolean isSignedIn() {
        return user.isPresent();
    }

    public boolean isJustSignedOut() {
        return justSignedOut;
    }

    /** Whether there are pages of an API. */
    public boolean isApi() {
        return api;
    }

    /** The page that a sign-in leads to. */
    public String getFirst() {
        return api ? Places.PROFILE : Places.CLAIMS;
    }

    public String getName() {
        return user.map(SignedIn::name).orElse("");
    }

    /** Names the user to the scripts of their pages; empty where nobody is signed in. */
    public String getWho() {
        return user.map(SignedIn::alias).orElse("");
    }
}
