package triad.frontend.files;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an import as a part of an address, and nothing that would lead elsewhere (ATTACKS 23, 24). */
public record ImportId(String value) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public ImportId {
        if (!UUID.matcher(value).matches()) {
            throw new IllegalStateException("Not the name of an import");
        }
    }

    public static Optional<ImportId> parse(@Nullable String text) {
        return text != null && UUID.matcher(text).matches() ? Optional.of(new ImportId(text)) : Optional.empty();
    }

    /** Of its page. */
    public String address() {
        return "/imports/" + value;
    }
}
