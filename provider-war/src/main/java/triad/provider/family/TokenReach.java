package triad.provider.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import triad.provider.resource.Scopes;

/** Who can have tokens of a user or of a session, and so has to hear when they end. Families that ended count too. */
@ApplicationScoped
public class TokenReach {
    private final Jdbi jdbi;

    @Inject
    TokenReach(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One pair of a client that got tokens and the resource they are for.
     *
     * @param scope all that was granted, once
     */
    public record Reach(String clientId, String resource, Scopes scope) {}

    /** Where tokens of the session went. */
    public List<Reach> ofSession(String sessionId) {
        return find("session_id", sessionId);
    }

    /** Where tokens of the user went. */
    public List<Reach> ofUser(String userId) {
        return find("user_id", userId);
    }

    /** The column is a constant of this class, never input. */
    private List<Reach> find(String column, String value) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct client_id, resource, scope from token_family where <column> = :value")
                .define("column", column)
                .bind("value", value)
                .map((row, context) -> new Reach(
                        row.getString("client_id"), row.getString("resource"), Scopes.parse(row.getString("scope"))))
                .list());
    }
}
