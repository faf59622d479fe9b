package triad.frontend.files;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of what is wrong with an import, by its rows.
 *
 * @param next where the next one begins; empty if there is none
 */
public record ImportErrors(List<One> errors, String next) {
    static final Pattern PLACE = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}");
    private static final Pattern NEXT =
            Pattern.compile("[?&]after=(" + PLACE.pattern() + ")[^>]*>\\s*;\\s*rel=\"?next\\b");

    /**
     * What is wrong with a row.
     *
     * @param row of CSV as people count them, with the names of the columns as 1; of JSON from 0
     * @param sub whom it is about; null: it does not say so
     * @param field null: it is about the whole row
     */
    public record One(
            int row, @Nullable String sub, @Nullable String field, String detail) {}

    /** As the backend sends it. */
    public record Body(List<One> errors) {}

    static ImportErrors of(Response response) {
        var next = NEXT.matcher(String.valueOf(response.getHeaderString(HttpHeaders.LINK)));
        return new ImportErrors(response.readEntity(Body.class).errors(), next.find() ? next.group(1) : "");
    }
}
