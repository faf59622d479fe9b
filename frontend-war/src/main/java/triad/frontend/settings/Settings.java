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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import triad.frontend.session.Sessions;
import triad.frontend.session.SignedIn;

/** How the pages of this request look, in which language, and in which time zone. */
@Named
@RequestScoped
public class Settings {
    private static final String COOKIE = "__Host-triad-settings";
    private static final int KEPT_SECONDS = (int) Duration.ofDays(365).toSeconds();

    private final Preferences chosen;
    private final Optional<Locale> known;
    private final Optional<ZoneId> home;

    /** What somebody has chosen counts more than what their provider says, and that more than what the browser asks for. */
    @Inject
    Settings(HttpServletRequest request, Sessions sessions) {
        this(chosen(request), sessions.find(request), wanted(request));
    }

    private Settings(Preferences chosen, Optional<SignedIn> user, Optional<Locale> wanted) {
        this.chosen = chosen;
        this.known = chosen.language()
                .or(() -> user.map(SignedIn::locale))
                .flatMap(Languages::find)
                .or(() -> wanted);
        this.home = user.map(SignedIn::zoneinfo).flatMap(Preferences::zone);
    }

    /** Those of a browser, whoever uses it. */
    public static Settings of(HttpServletRequest request) {
        return new Settings(chosen(request), Optional.empty(), wanted(request));
    }

    /** Those of a cookie of that value, for somebody whose browser wants that language. */
    public static Settings of(String cookie, Locale wanted) {
        return new Settings(Preferences.parse(cookie), Optional.empty(), Languages.find(wanted.toLanguageTag()));
    }

    private static Preferences chosen(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .map(cookie -> Preferences.parse(cookie.getValue()))
                .orElse(Preferences.NONE);
    }

    /** Not what the server makes of the field: where there is none, that is the language of the server. */
    private static Optional<Locale> wanted(HttpServletRequest request) {
        return Languages.wanted(Collections.list(request.getHeaders("Accept-Language")));
    }

    /** That of the pages, unless nobody has asked for one that is there. */
    public Optional<Locale> known() {
        return known;
    }

    public Locale getLocale() {
        return known.orElse(Languages.ALL.get(0));
    }

    /** For {@code <html lang>}. */
    public String getLanguage() {
        return getLocale().toLanguageTag();
    }

    /** How days and times are written; English as it is outside of America. */
    public Locale getRegion() {
        return getLocale().equals(Locale.ENGLISH) ? Locale.UK : getLocale();
    }

    /** What a language is called in that of the pages; the tag where it has no name. */
    public String nameOf(String tag) {
        String name = Languages.nameOf(Locale.forLanguageTag(tag), getLocale());
        return name.isEmpty() ? tag : name;
    }

    public String getColorScheme() {
        return chosen.theme().colorScheme();
    }

    /** Of the times on the pages, where somebody has chosen one. */
    public Optional<ZoneId> zone() {
        return chosen.zone();
    }

    /** That of the person, as their provider said it at the sign-in. */
    public Optional<ZoneId> home() {
        return home;
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
