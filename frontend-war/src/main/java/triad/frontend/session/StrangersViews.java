package triad.frontend.session;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * Pages for everybody have no state, so that whoever only looks costs no session. The layout says so too, but later than PrimeFaces keeps
 * the nonce of its scripts in a view's state.
 */
public class StrangersViews implements PhaseListener {

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        UIViewRoot view = event.getFacesContext().getViewRoot();
        if (view != null && event.getFacesContext().getExternalContext().getUserPrincipal() == null) {
            view.setTransient(true);
        }
    }
}
