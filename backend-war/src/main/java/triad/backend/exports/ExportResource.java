package triad.backend.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import triad.backend.file.CsvPeople;
import triad.backend.file.JsonPeople;
import triad.backend.file.PeopleWriter;
import triad.backend.security.AdministratorsOnly;
import triad.backend.security.Introspected;
import triad.backend.security.RecentSignIn;
import triad.backend.security.RequiresScope;

/** The whole directory as a file, for administrators. */
@Path("export")
@ApplicationScoped
public class ExportResource {
    private static final MediaType CSV = new MediaType("text", "csv");
    private static final List<Variant> FORMS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV).build();

    private final PeopleExport people;
    private final HttpServletRequest servletRequest;
    private final Clock clock;

    @Inject
    ExportResource(PeopleExport people, HttpServletRequest servletRequest, Clock clock) {
        this.people = people;
        this.servletRequest = servletRequest;
        this.clock = clock;
    }

    /** JSON where the caller takes both. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @RequiresScope("people:read")
    @AdministratorsOnly
    @RecentSignIn(minutes = 10)
    @Introspected
    public Response export(@Context Request request) {
        Variant form = Optional.ofNullable(request.selectVariant(FORMS)).orElseThrow(NotAcceptableException::new);
        boolean isCsv = form.getMediaType().isCompatible(CSV);
        StreamingOutput file = isCsv ? out -> write(new CsvPeople(out)) : out -> write(new JsonPeople(out));
        return Response.ok(file)
                .type(isCsv ? "text/csv; charset=utf-8; header=present" : MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"" + name(isCsv ? "csv" : "json") + "\"")
                .build();
    }

    private String name(String ending) {
        return "people-" + LocalDate.ofInstant(clock.instant(), clock.getZone()) + "." + ending;
    }

    private void write(PeopleWriter file) throws IOException {
        UnfinishedAnswers.begin(servletRequest);
        people.writeTo(file);
        UnfinishedAnswers.finish(servletRequest);
    }
}
