package triad.backend.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** An uploaded file of people, which is read from its start as often as is needed and never held as a whole but for its bytes. */
public interface PeopleFile {
    String CSV = "text/csv";
    int MOST_ROWS = 50_000;

    /** How many rows it has. All of it is read once: what is not of the form, or too long, is refused. */
    int requireForm();

    /** Its rows, of a file that is of the form. */
    Stream<Row> rows();

    /** The form that it is in, without parameters. */
    String mediaType();

    /** A file of a form that this server takes. */
    static PeopleFile of(String mediaType, byte[] body) {
        return mediaType.equals(CSV) ? new CsvFile(body) : new JsonFile(body);
    }

    /** The text, with or without a byte order mark. */
    static Reader text(byte[] body) {
        boolean hasMark =
                body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int start = hasMark ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(body, start, body.length - start), StandardCharsets.UTF_8.newDecoder());
    }

    /** RFC 3629 §3: what is not UTF-8 is not guessed at. */
    static void requireUtf8(byte[] body) {
        try (Reader text = text(body)) {
            text.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            throw new Refusal(Reason.MALFORMED_BODY, "The file must be in UTF-8");
        }
    }

    static Refusal tooManyRows() {
        return new Refusal(Reason.BODY_TOO_LARGE, "At most " + MOST_ROWS + " rows");
    }
}
