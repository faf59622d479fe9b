package triad.provider.authorize;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import triad.provider.client.Scopes;
import triad.provider.details.AuthorizationDetails;
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

    private FamilyRows() {}

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
