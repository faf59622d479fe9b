package triad.frontend.made;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import triad.frontend.trace.RequestTraces;

/** The way from a page to how it was made. */
@Named
@RequestScoped
public class MadeLink {
    /** Empty: nothing is recorded, so the page has no such way. */
    public String getAddress() {
        return RequestTraces.current().map(trace -> "/made?trace=" + trace).orElse("");
    }
}
