package triad.provider.family;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import triad.provider.batch.Values;
import triad.provider.claims.ClaimsRequest;
import triad.provider.details.AuthorizationDetails;
import triad.provider.resource.Scopes;
import triad.provider.user.UserRows;

/** Rows of the table {@code token_family} whose families are alive, each with its user. */
public final class FamilyRows {
    /** What is read of a row {@code f} and of its user {@code u}. */
    public static final String COLUMNS =
            "f.family_id, f.client_id, f.session_id, f.scope, f.resource, f.resource_scope, f.claims,"
                    + " f.authorization_details, f.acr, f.amr, f.auth_time, f.expires_at, " + UserRows.COLUMNS;

    /** What such a row is joined with. */
    public static final String JOINS = "left join browser_session s on s.session_id = f.session_id"
            + " join user_account u on u.user_id = f.user_id";

    /** The condition that the family is alive at the time {@code :now}. */
    public static final String ALIVE = "f.revoked_at is null and f.expires_at > :now"
            + " and (f.session_id is null or s.ended_at is null and s.expires_at > :now) and u.disabled_at is null";

    /** Before the values or the select of a row. */
    public static final String INSERT =
            "insert into token_family (family_id, client_id, user_id, session_id, scope, resource,"
                    + " resource_scope, claims, authorization_details, acr, amr, auth_time, created_at, expires_at)";

    /** The values of a row, as {@link #values} binds them. */
    public static final String VALUES = """
            cast(:id as varchar), cast(:client as varchar), cast(:user as varchar), cast(:session as varchar),
            cast(:scope as varchar), cast(:resource as varchar), cast(:resourceScope as varchar), cast(:claims as varchar),
            cast(:details as varchar), cast(:acr as varchar), cast(:amr as varchar),
            cast(:authTime as timestamp with time zone), cast(:begun as timestamp with time zone),
            cast(:ends as timestamp with time zone)
            """;

    private FamilyRows() {}

    /** For the {@link #VALUES} of a family that begins now. */
    public static Values values(TokenFamily family, Instant now) {
        return new Values()
                .bind("id", family.familyId())
                .bind("client", family.clientId())
                .bind("user", family.userId())
                .bind("session", family.sessionId().orElse(null))
                .bind("scope", family.scope().toString())
                .bind("resource", family.resource())
                .bind("resourceScope", family.resourceScope().toString())
                .bind("claims", family.claims().toString())
                .bind(
                        "details",
                        family.details().isEmpty() ? null : family.details().toString())
                .bind("acr", family.acr())
                .bind("amr", String.join(" ", family.amr()))
                .bind("authTime", family.authTime())
                .bind("begun", now)
                .bind("ends", family.expiresAt());
    }

    /** The family of a row with all {@link #COLUMNS}. */
    public static LivingFamily map(ResultSet row) throws SQLException {
        return new LivingFamily(
                new TokenFamily(
                        row.getString("family_id"),
                        row.getString("client_id"),
                        row.getString("user_id"),
                        Optional.ofNullable(row.getString("session_id")),
                        Scopes.parse(row.getString("scope")),
                        row.getString("resource"),
                        Scopes.parse(row.getString("resource_scope")),
                        ClaimsRequest.stored(row.getString("claims")),
                        Optional.ofNullable(row.getString("authorization_details"))
                                .map(AuthorizationDetails::parse)
                                .orElse(AuthorizationDetails.NONE),
                        row.getString("acr"),
                        methods(row.getString("amr")),
                        row.getTimestamp("auth_time").toInstant(),
                        row.getTimestamp("expires_at").toInstant()),
                UserRows.map(row));
    }

    private static List<String> methods(String amr) {
        return amr.isEmpty() ? List.of() : List.of(amr.split(" "));
    }
}
