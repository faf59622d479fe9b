package triad.frontend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.ProfileAnswer.FieldError;

/** Puts the backend's objections where the user typed: each beside its field, and the rest above the form. */
@ApplicationScoped
class FieldMessages {
    private static final String FORM = "form:";

    /** A sentence of our own about the whole form, by its key in the bundle. */
    void show(String key) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ResourceBundle texts = faces.getApplication().getResourceBundle(faces, "text");
        add(faces, null, texts.getString(key));
    }

    void show(List<FieldError> errors) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (errors.isEmpty()) {
            show("profile.notAccepted");
        }
        for (FieldError error : errors) {
            var input = error.field() == null ? null : faces.getViewRoot().findComponent(FORM + error.field());
            if (input instanceof UIInput field) {
                field.setValid(false);
                add(faces, FORM + error.field(), String.valueOf(error.detail()));
            } else {
                add(faces, null, String.valueOf(error.detail()));
            }
        }
    }

    private static void add(FacesContext faces, @Nullable String clientId, String sentence) {
        faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }
}
