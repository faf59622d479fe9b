package triad.frontend.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import triad.frontend.backend.Problem;

/** The imports at the backend; never throws for what a network or a peer does. */
@ApplicationScoped
public class Imports {
    /** What whoever sends a file has to be allowed, beside reading people. */
    public static final String SCOPE = "people:write";

    private static final int ERRORS = 50;
    private static final byte[] NOBODY = "sub".getBytes(StandardCharsets.US_ASCII);

    private final ImportApi api;

    @Inject
    public Imports(@RestClient ImportApi api) {
        this.api = api;
    }

    public Answer<List<Import>> latest(int most) {
        return Answer.of(() -> api.latest(most), response -> response.readEntity(Import.Some.class)
                .imports());
    }

    public Answer<Import> read(ImportId id) {
        return Answer.of(() -> api.read(id.value()), Imports::one);
    }

    /**
     * What is wrong with its rows.
     *
     * @param after where the page begins; anything that is no such place is the beginning
     */
    public Answer<ImportErrors> errors(ImportId id, @Nullable String after) {
        boolean further = after != null && ImportErrors.PLACE.matcher(after).matches();
        return Answer.of(() -> api.errors(id.value(), ERRORS, further ? after : null), ImportErrors::of);
    }

    /** What is done stays. */
    public Answer<Import> cancel(ImportId id) {
        return Answer.of(() -> api.cancel(id.value()), Imports::one);
    }

    public Answer<Import> start(Upload upload) {
        return Answer.of(
                () -> api.start(upload.kind().type(), upload.key(), upload.dryRun(), upload.file()), Imports::one);
    }

    /**
     * What would be said to a file, before anybody chooses one: whoever may send it is told that a key is missing, which is looked for
     * last, and so nothing is kept.
     */
    public Answer<Boolean> ask() {
        return Answer.of(this::withoutKey, response -> true);
    }

    private Response withoutKey() {
        try {
            return api.start(FileKind.CSV.type(), null, true, NOBODY);
        } catch (WebApplicationException refused) {
            Response response = refused.getResponse();
            response.bufferEntity();
            if (response.getStatus() == 400
                    && FileRefusal.is(Problem.of(response).type(), "idempotency-key-needed")) {
                return response;
            }
            throw refused;
        }
    }

    private static Import one(Response response) {
        return response.readEntity(Import.class);
    }
}
