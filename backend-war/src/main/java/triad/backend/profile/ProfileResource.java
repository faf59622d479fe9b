package triad.backend.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import triad.backend.field.DetailsPatch;
import triad.backend.http.Document;
import triad.backend.http.JsonBody;
import triad.backend.http.Reason;
import triad.backend.http.Refusal;
import triad.backend.person.People;
import triad.backend.person.Person;
import triad.backend.provider.Identities;
import triad.backend.provider.Identity;
import triad.backend.provider.IdentityOutcome;
import triad.backend.security.Introspected;
import triad.backend.security.RequiresScope;

/** One's own profile: whose it is, the token says. */
@Path("profile")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    private final JsonWebToken token;
    private final Identities identities;
    private final People people;
    private final Jsonb jsonb = JsonbBuilder.create();

    @Inject
    ProfileResource(JsonWebToken token, Identities identities, People people) {
        this.token = token;
        this.identities = identities;
        this.people = people;
    }

    @GET
    @RequiresScope("profile:read")
    public Response read(@Context Request request) {
        Identity identity = requireIdentity();
        return document(identity, people.remember(token.getSubject(), identity)).answer(request);
    }

    /** Every reason to refuse comes before the one change. */
    @PATCH
    @Consumes("application/merge-patch+json")
    @RequiresScope("profile:write")
    @Introspected
    public Response change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Context Request request, byte[] body) {
        if (ifMatch == null) {
            throw new Refusal(Reason.PRECONDITION_REQUIRED, "Send the entity tag of what you read");
        }
        DetailsPatch patch = new DetailsPatch(JsonBody.parse(body), DetailsPatch.Author.PERSON);
        Identity identity = requireIdentity();
        Person current = people.remember(token.getSubject(), identity);
        if (request.evaluatePreconditions(document(identity, current).tag()) != null) {
            throw People.stale();
        }
        Document changed =
                document(identity, people.change(current.subject(), current.version(), patch, current.subject()));
        return changed.answer(Response.ok(changed.json()));
    }

    private Identity requireIdentity() {
        IdentityOutcome outcome = identities.find(token.getSubject(), token.getRawToken());
        if (outcome instanceof IdentityOutcome.Found found) {
            return found.identity();
        }
        if (outcome instanceof IdentityOutcome.ConsentMissing missing) {
            throw Refusal.lacking(Reason.CONSENT_MISSING, missing.scope());
        }
        if (outcome instanceof IdentityOutcome.Away away) {
            throw new Refusal(
                    Reason.PROVIDER_AWAY, "Your identity data cannot be read; try again shortly", away.cause());
        }
        throw new Refusal(Reason.INVALID_TOKEN, "The provider no longer stands by it");
    }

    private Document document(Identity identity, Person person) {
        return new Document(jsonb.toJson(ProfileResponse.of(identity, person)));
    }
}
