package triad.frontend.directory;

import triad.frontend.backend.Initials;

/** Who somebody is, which everybody may see. */
public interface Someone {
    String sub();

    /** Empty if the provider tells none. */
    String name();

    /** What to call them by. */
    default String calling() {
        return name().isBlank() ? sub() : name();
    }

    /** Of their page here. */
    default String address() {
        return Subject.address(sub());
    }

    default String initials() {
        return Initials.of(calling()).text();
    }
}
