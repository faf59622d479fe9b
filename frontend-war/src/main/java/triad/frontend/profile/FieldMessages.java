package triad.frontend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UISelectOne;
import jakarta.faces.context.FacesContext;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Problem.FieldError;

/** Puts the backend's objections where the user typed: each beside its field, and the rest above the form. */
@ApplicationScoped
public class FieldMessages {
    private static final String FORM = "form:";
    private static final String RULE = "profile.rule.";
    private static final String NO_CHOICE = UISelectOne.INVALID_MESSAGE_ID;

    /** A sentence of our own about the whole form, by its key in the bundle. */
    public void show(String key) {
        FacesContext faces = FacesContext.getCurrentInstance();
        add(faces, null, texts(faces).getString(key));
    }

    /** A sentence of our own about one field, by its key in the bundle. */
    public void refuse(String field, String key) {
        FacesContext faces = FacesContext.getCurrentInstance();
        beside(faces, field, texts(faces).getString(key));
    }

    /** A text of the bundle, by its key. */
    public String text(String key) {
        return texts(FacesContext.getCurrentInstance()).getString(key);
    }

    /** The rule of a field says more than what is wrong with it; the backend's own words are for fields that we do not know. */
    public void show(List<FieldError> errors) {
        FacesContext faces = FacesContext.getCurrentInstance();
        show(errors.isEmpty() ? "profile.notAccepted" : "profile.someNotAccepted");
        for (FieldError error : errors) {
            String name = String.valueOf(error.field());
            String rule = name.startsWith("visibility.") ? NO_CHOICE : RULE + name;
            String sentence =
                    texts(faces).containsKey(rule) ? texts(faces).getString(rule) : String.valueOf(error.detail());
            beside(faces, input(name), sentence);
        }
    }

    /** Above the form where there is no such field. */
    private static void beside(FacesContext faces, String name, String sentence) {
        if (faces.getViewRoot().findComponent(FORM + name) instanceof UIInput field) {
            field.setValid(false);
            add(faces, FORM + name, sentence);
        } else {
            add(faces, null, sentence);
        }
    }

    /** An absence has three inputs: the first of them stands for it. */
    private static String input(String field) {
        return field.equals(ProfileFields.ABSENCE) ? field + "_from" : field.replace("visibility.", ProfileFields.SEEN);
    }

    private static ResourceBundle texts(FacesContext faces) {
        return faces.getApplication().getResourceBundle(faces, "text");
    }

    private static void add(FacesContext faces, @Nullable String clientId, String sentence) {
        faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }
}
