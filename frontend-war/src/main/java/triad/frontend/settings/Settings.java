package triad.frontend.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the pages of this request look, in which language, and in which time zone. */
@Named
@RequestScoped
public class Settings {
    private static final String COOKIE = "__Host-triad-settings";
    private static final int KEPT_SECONDS = (int) Duration.ofDays(365).toSeconds();

    private final Preferences chosen;
    private final Locale locale;

    @Inject
    Settings(HttpServletRequest request) {
        this(
                Stream.ofNullable(request.getCookies())
                        .flatMap(Arrays::stream)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .findFirst()
                        .map(cookie -> Preferences.parse(cookie.getValue()))
                        .orElse(Preferences.NONE),
                Collections.list(request.getLocales()));
    }

    private Settings(Preferences chosen, List<Locale> wanted) {
        this.chosen = chosen;
        this.locale = chosen.language().map(Locale::forLanguageTag).orElseGet(() -> Languages.bestOf(wanted));
    }

    /** Those of a cookie of that value, for somebody whose browser wants that language. */
    public static Settings of(String cookie, Locale wanted) {
        return new Settings(Preferences.parse(cookie), List.of(wanted));
    }

    public Locale getLocale() {
        return locale;
    }

    /** For {@code <html lang>}. */
    public String getLanguage() {
        return locale.toLanguageTag();
    }

    /** How days and times are written; English as it is outside of America. */
    public Locale getRegion() {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }

    public String getColorScheme() {
        return chosen.theme().colorScheme();
    }

    /** Of the times on the pages, where somebody has chosen one. */
    public Optional<ZoneId> zone() {
        return chosen.zone();
    }

    Preferences chosen() {
        return chosen;
    }

    /** The browser keeps it for a year; scripts need not know it. */
    static Cookie cookie(Preferences preferences) {
        Cookie cookie = new Cookie(COOKIE, preferences.text());
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(KEPT_SECONDS);
        return cookie;
    }
}
