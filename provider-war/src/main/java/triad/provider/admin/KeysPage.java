package triad.provider.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import triad.provider.key.KeyRotation;

/** Behind admin/keys.xhtml: shows the signing keys and rotates them at once. */
@Named
@RequestScoped
public class KeysPage {
    static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private final KeyRotation rotation;
    private final HttpServletRequest request;
    private final Map<String, String> form;
    private final List<KeyRotation.Line> lines;
    private Duration wait = Duration.ZERO;

    @Inject
    KeysPage(KeyRotation rotation, HttpServletRequest request, @RequestParameterMap Map<String, String> form) {
        this.rotation = rotation;
        this.request = request;
        this.form = form;
        this.lines = rotation.lines();
    }

    /** The published keys. */
    public List<KeyRotation.Line> getLines() {
        return lines;
    }

    /** What can be rotated by itself. */
    public List<String> getAlgorithms() {
        return rotation.algorithms();
    }

    /** Rotates what the form names and shows the page anew, or says how long to wait; a name that the form does not have does nothing. */
    public void rotate() {
        Optional<String> algorithm = Optional.ofNullable(form.get("algorithm")).filter(name -> !name.isEmpty());
        if (algorithm.filter(name -> !getAlgorithms().contains(name)).isPresent()) {
            return;
        }
        if (rotation.rotate(algorithm) instanceof KeyRotation.TooEarly early) {
            wait = early.remaining();
        } else {
            FacesContext faces = FacesContext.getCurrentInstance();
            HttpServletResponse response =
                    (HttpServletResponse) faces.getExternalContext().getResponse();
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/admin/keys?rotated");
            faces.responseComplete();
        }
    }

    /** Whether the browser comes from a rotation. */
    public boolean isRotated() {
        return "rotated".equals(request.getQueryString()) && !isEarly();
    }

    /** Whether it was too early to rotate. */
    public boolean isEarly() {
        return wait.compareTo(Duration.ZERO) > 0;
    }

    /** Seconds until it is not. */
    public long getWait() {
        return wait.plusMillis(999).toSeconds();
    }

    /** A time in words. */
    public String readable(Instant time) {
        return READABLE.format(time);
    }
}
