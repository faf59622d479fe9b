package triad.provider.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** A row of the table {@code user_account} as a user. */
public final class UserRows {
    /** What is read of a row {@code u}. */
    public static final String COLUMNS =
            "u.user_id, u.username, u.given_name, u.family_name, u.email, u.email_verified, u.picture, u.locale,"
                    + " u.zoneinfo, u.details, u.roles, u.updated_at";

    private UserRows() {}

    /** The user of a row with all {@link #COLUMNS}. */
    public static User map(ResultSet row) throws SQLException {
        String roles = row.getString("roles");
        return new User(
                row.getString("user_id"),
                row.getString("username"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                Optional.ofNullable(row.getString("picture")),
                Optional.ofNullable(row.getString("locale")),
                Optional.ofNullable(row.getString("zoneinfo")),
                PersonalDetails.ofJson(row.getString("details")),
                roles.isEmpty() ? Set.of() : Set.of(roles.split(" ")),
                row.getTimestamp("updated_at").toInstant());
    }
}
