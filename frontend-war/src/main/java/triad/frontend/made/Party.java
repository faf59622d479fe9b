package triad.frontend.made;

import java.util.Arrays;
import java.util.Locale;

/** Who takes part, from left to right. */
public enum Party {
    BROWSER(0),
    FRONTEND(1),
    BACKEND(2),
    PROVIDER(3);

    private final int place;

    Party(int place) {
        this.place = place;
    }

    /** Counted from the left. */
    int place() {
        return place;
    }

    /** The server of that name; whoever is none of ours cannot be drawn. */
    static Party of(String service) {
        return Arrays.stream(values())
                .filter(party -> party.word().equals(service))
                .findFirst()
                .orElse(PROVIDER);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
