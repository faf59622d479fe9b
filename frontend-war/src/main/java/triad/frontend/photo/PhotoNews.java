package triad.frontend.photo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** How the change of a photo ended that led here; one of a few words, whatever the URL says. */
@Named
@RequestScoped
public class PhotoNews {
    private final Optional<PhotoOutcome> outcome;

    @Inject
    PhotoNews(HttpServletRequest request) {
        this.outcome = Optional.ofNullable(request.getParameter("photo")).flatMap(PhotoOutcome::find);
    }

    /** Empty if nothing was changed. */
    public String getWord() {
        return outcome.map(PhotoOutcome::word).orElse("");
    }

    public boolean isGood() {
        return outcome.map(PhotoOutcome::status).equals(Optional.of(200));
    }
}
