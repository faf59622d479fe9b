package triad.frontend.files;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms that a file of people comes in. */
public enum FileKind {
    CSV("text/csv"),
    JSON("application/json");

    private final String type;

    FileKind(String type) {
        this.type = type;
    }

    /** The media type, without parameters. */
    public String type() {
        return type;
    }

    /** The end of a file's name. */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * By the end of its name, since systems that have a program for tables give CSV the type of that; otherwise by its type.
     *
     * @param name as a browser says it: nothing of it is used but how it ends
     */
    public static Optional<FileKind> of(@Nullable String name, @Nullable String type) {
        String end = name == null ? "" : name.toLowerCase(Locale.ROOT);
        String essence = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(kind -> end.endsWith(kind.ending()))
                .findFirst()
                .or(() -> Stream.of(values())
                        .filter(kind -> essence.equals(kind.type()))
                        .findFirst());
    }
}
