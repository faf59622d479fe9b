package triad.provider.device;

import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import triad.provider.http.OpaqueValue;

/**
 * The code that a device shows and a person types (RFC 8628 §6.1).
 *
 * @param letters eight of twenty letters: no vowel makes a word of them, and none looks like another
 */
record UserCode(String letters) {
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern LETTERS = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    /** One of 20⁸, from 256 random bits. */
    static UserCode random() {
        BigInteger rest = new BigInteger(1, new Base64URL(OpaqueValue.random().value()).decode());
        BigInteger base = BigInteger.valueOf(ALPHABET.length());
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(rest.mod(base).intValue()));
            rest = rest.divide(base);
        }
        return new UserCode(letters.toString());
    }

    /** What a person typed: case, dashes, dots and spaces do not count; empty for what is no user code. */
    static Optional<UserCode> parse(String typed) {
        String letters = typed.replaceAll("[-–—‐‑.\\s]", "").toUpperCase(Locale.ROOT);
        return LETTERS.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
    }

    /** What is stored of it. */
    String hash() {
        return OpaqueValue.sha256("user_code " + letters);
    }

    /** As people read it: {@code WDJB-MJHT}. */
    @Override
    public String toString() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }
}
