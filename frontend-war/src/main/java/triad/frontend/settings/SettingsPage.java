package triad.frontend.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Theme, language and time zone: for strangers too, since nothing of it is kept here. */
@Named
@RequestScoped
public class SettingsPage {
    private static final String SAVED = "/settings.xhtml?faces-redirect=true&saved=yes";

    private Theme theme;
    private String language;
    private String zone;

    @Inject
    SettingsPage(Settings settings) {
        Preferences chosen = settings.chosen();
        this.theme = chosen.theme();
        this.language = chosen.language().orElse("");
        this.zone = chosen.zone().map(ZoneId::getId).orElse("");
    }

    /** The next page is the first that is so. */
    public String save() {
        Preferences chosen =
                new Preferences(theme, Optional.of(language).filter(Languages.TAGS::contains), Preferences.zone(zone));
        ((HttpServletResponse)
                        FacesContext.getCurrentInstance().getExternalContext().getResponse())
                .addCookie(Settings.cookie(chosen));
        return SAVED;
    }

    public Theme[] getThemes() {
        return Theme.values();
    }

    public List<Locale> getLanguages() {
        return Languages.ALL;
    }

    /** In its own words, as whoever looks for it reads it. */
    public String nameOf(Locale locale) {
        return Languages.nameOf(locale, locale);
    }

    /** Those of places; the others are abbreviations and offsets. */
    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public Theme getTheme() {
        return theme;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
    }

    public String getLanguage() {
        return language;
    }

    /** Null where nothing is chosen. */
    public void setLanguage(@Nullable String language) {
        this.language = Objects.requireNonNullElse(language, "");
    }

    public String getZone() {
        return zone;
    }

    /** Null where nothing is chosen. */
    public void setZone(@Nullable String zone) {
        this.zone = Objects.requireNonNullElse(zone, "");
    }
}
