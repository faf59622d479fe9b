package triad.frontend.person;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A vCard as a QR code (ISO/IEC 18004): how to reach somebody, without photo and biography, which would make it too dense to scan.
 *
 * @param text the short card
 */
record ContactCode(String text) {
    private static final Set<String> KEPT =
            Set.of("BEGIN", "VERSION", "FN", "N", "ORG", "TITLE", "TEL", "EMAIL", "END");
    /** Modules around it (§9.1). */
    private static final int QUIET = 4;

    static ContactCode of(String card) {
        String unfolded = card.replaceAll("\r?\n[ \t]", "");
        return new ContactCode(Arrays.stream(unfolded.split("\r?\n", -1))
                .filter(line -> KEPT.contains(line.split("[:;]", 2)[0]))
                .collect(Collectors.joining("\r\n", "", "\r\n")));
    }

    /** Empty where it is too long for any. */
    Optional<String> svg() {
        try {
            return Optional.of(drawn(QrCode.encodeText(text, QrCode.Ecc.LOW)));
        } catch (DataTooLongException tooLong) {
            return Optional.empty();
        }
    }

    private static String drawn(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }
}
