package triad.frontend.settings;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody has chosen, as their browser keeps it: {@code theme!language!zone}, where nothing chosen is nothing written.
 *
 * @param language of the pages (BCP 47); empty: as the person's provider says it, or as the browser asks for
 * @param zone of the times on them (IANA); empty: as the person's provider says it
 */
record Preferences(Theme theme, Optional<String> language, Optional<ZoneId> zone) {
    static final Preferences NONE = new Preferences(Theme.AUTO, Optional.empty(), Optional.empty());

    private static final int PARTS = 3;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    /** A cookie can hold anything: what makes no sense was not chosen. */
    static Preferences parse(String text) {
        String[] parts = text.split("!", -1);
        return parts.length == PARTS
                ? new Preferences(
                        theme(parts[0]),
                        Optional.of(parts[1]).filter(Languages.TAGS::contains),
                        zone(parts[2].replace('.', '/')))
                : NONE;
    }

    private static Theme theme(String name) {
        return Arrays.stream(Theme.values())
                .filter(theme -> theme.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(Theme.AUTO);
    }

    static Optional<ZoneId> zone(String id) {
        return Optional.of(id).filter(ZONES::contains).map(ZoneId::of);
    }

    /** Of characters that a cookie takes as they are (RFC 6265 §4.1.1). */
    String text() {
        return theme.name().toLowerCase(Locale.ROOT) + "!" + language.orElse("") + "!"
                + zone.map(ZoneId::getId).orElse("").replace('/', '.');
    }
}
