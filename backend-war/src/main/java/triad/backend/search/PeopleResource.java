package triad.backend.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import triad.backend.http.Parameters;
import triad.backend.json.Jsons;
import triad.backend.person.Cursor;
import triad.backend.person.Person;
import triad.backend.security.RequiresScope;

/** The people of the directory, page by page. */
@Path("people")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private final JsonWebToken token;
    private final PeopleSearch search;

    @Inject
    PeopleResource(JsonWebToken token, PeopleSearch search) {
        this.token = token;
        this.search = search;
    }

    @GET
    @RequiresScope("people:read")
    public Response find(@Context UriInfo uri) {
        Parameters parameters = new Parameters(uri);
        PeopleQuery query = PeopleQuery.parse(parameters);
        PeopleSearch.Found found = search.find(query, token.getSubject());
        List<Person> people = found.people();
        List<Person> page = people.subList(0, Math.min(people.size(), query.limit()));
        var list = Jsons.array();
        page.forEach(person -> list.add(person.summaryFor(found.viewer().audienceOf(person))));
        Response.ResponseBuilder answer =
                Response.ok(Jsons.object().add("people", list).build().toString());
        if (people.size() > page.size()) {
            Person last = page.get(page.size() - 1);
            answer.header("Link", parameters.nextPage(Cursor.after(last).toString()));
        }
        return answer.build();
    }
}
