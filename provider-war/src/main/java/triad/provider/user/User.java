package triad.provider.user;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person with an account here.
 *
 * @param userId the {@code sub} of every token about the person; never reused
 * @param username what the person types to sign in
 * @param picture an https URL
 * @param locale a BCP 47 tag
 * @param zoneinfo an IANA time zone
 * @param details everything else that the person tells
 * @param roles what resource servers read as {@code groups}
 * @param updatedAt when one of these last changed
 */
public record User(
        String userId,
        String username,
        String givenName,
        String familyName,
        String email,
        boolean emailVerified,
        Optional<String> picture,
        Optional<String> locale,
        Optional<String> zoneinfo,
        PersonalDetails details,
        Set<String> roles,
        Instant updatedAt) {

    /** Refuses what the claims may not be. */
    public User {
        picture.ifPresent(value -> ClaimRules.url("picture", value));
        locale.ifPresent(ClaimRules::locale);
        zoneinfo.ifPresent(ClaimRules::zoneinfo);
    }

    /** The full name in displayable form. */
    public String name() {
        return (givenName + " " + familyName).strip();
    }
}
