package triad.backend.profile;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** A member of a profile that its owner may write, with the rule for its value. */
enum ProfileField {
    JOB_TITLE("job_title", 100),
    DEPARTMENT("department", 100),
    LOCATION("location", 100),
    TIME_ZONE("time_zone", 64),
    PHONE("phone", 40),
    PRONOUNS("pronouns", 40),
    BIOGRAPHY("biography", 2000);

    private final String wireName;
    private final int mostCharacters;

    ProfileField(String wireName, int mostCharacters) {
        this.wireName = wireName;
        this.mostCharacters = mostCharacters;
    }

    static Optional<ProfileField> find(String wireName) {
        return Arrays.stream(values())
                .filter(field -> field.wireName.equals(wireName))
                .findFirst();
    }

    /** What is wrong with a value, if anything; characters are Unicode code points. */
    Optional<String> complaintAbout(String value) {
        if (value.isBlank()) {
            return Optional.of("Must not be blank; null removes it");
        }
        if (value.codePointCount(0, value.length()) > mostCharacters) {
            return Optional.of("At most " + mostCharacters + " characters");
        }
        if (value.codePoints().anyMatch(this::isRefused)) {
            return Optional.of("No control characters");
        }
        return ownRule(value);
    }

    private Optional<String> ownRule(String value) {
        return switch (this) {
            case TIME_ZONE ->
                ZoneId.getAvailableZoneIds().contains(value)
                        ? Optional.empty()
                        : Optional.of("Must be an IANA time zone such as Europe/Berlin");
            case PHONE ->
                value.matches("\\+?[0-9][0-9 ()./-]*")
                        ? Optional.empty()
                        : Optional.of("Digits, spaces and + ( ) . / - only");
            default -> Optional.empty();
        };
    }

    /** Control characters, directions of writing that outlast the value, and halves of characters; a biography has lines. */
    private boolean isRefused(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !(this == BIOGRAPHY && character == '\n');
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
        };
    }
}
