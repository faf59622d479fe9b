package triad.backend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import triad.backend.field.DetailsPatch;
import triad.backend.http.JsonBody;
import triad.backend.json.Document;
import triad.backend.people.People;
import triad.backend.person.Person;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;
import triad.backend.security.Introspected;
import triad.backend.security.RequiresScope;

/** One's own profile: whose it is, the token says. */
@Path("profile")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    private final OwnProfile own;
    private final People people;

    @Inject
    ProfileResource(OwnProfile own, People people) {
        this.own = own;
        this.people = people;
    }

    @GET
    @RequiresScope("profile:read")
    public Response read() {
        Profile profile = own.read();
        return withCacheStatus(profile, profile.document().answer());
    }

    /** Every reason to refuse comes before the one change. That the provider is away is none: nothing of it is changed. */
    @PATCH
    @Consumes("application/merge-patch+json")
    @RequiresScope("profile:write")
    @Introspected
    public Response change(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, byte[] body) {
        if (ifMatch == null) {
            throw new Refusal(Reason.PRECONDITION_REQUIRED, "Send the entity tag of what you read");
        }
        DetailsPatch patch = new DetailsPatch(JsonBody.parse(body), DetailsPatch.Author.PERSON);
        Profile profile = own.require();
        if (!profile.isNamedBy(ifMatch)) {
            throw People.stale();
        }
        Person current = profile.person();
        Profile changed = profile.with(people.change(current.subject(), current.version(), patch, current.subject()));
        Document document = changed.document();
        return withCacheStatus(changed, document.answer());
    }

    private Response withCacheStatus(Profile profile, Response answer) {
        own.cacheStatus(profile).ifPresent(status -> answer.getHeaders().putSingle("Cache-Status", status));
        return answer;
    }
}
