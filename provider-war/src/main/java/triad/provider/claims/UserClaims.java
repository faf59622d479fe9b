package triad.provider.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import triad.provider.resource.Scopes;
import triad.provider.user.Address;
import triad.provider.user.User;

/** The standard claims about a user, and the scopes that ask for them (OpenID Connect Core §5.1, §5.4). */
public final class UserClaims {
    /** Every claim there is, in the order they are written. */
    private static final List<Claim> TABLE = List.of(
            always("profile", "name", User::name),
            always("profile", "given_name", User::givenName),
            claim("profile", "middle_name", user -> user.details().middleName()),
            always("profile", "family_name", User::familyName),
            claim("profile", "nickname", user -> user.details().nickname()),
            always("profile", "preferred_username", User::username),
            claim("profile", "profile", user -> user.details().profile()),
            claim("profile", "picture", User::picture),
            claim("profile", "website", user -> user.details().website()),
            claim("profile", "gender", user -> user.details().gender()),
            claim("profile", "birthdate", user -> user.details().birthdate()),
            claim("profile", "zoneinfo", User::zoneinfo),
            claim("profile", "locale", User::locale),
            always("profile", "updated_at", user -> user.updatedAt().getEpochSecond()),
            always("email", "email", User::email),
            always("email", "email_verified", User::emailVerified),
            claim("address", "address", user -> user.details().address().map(Address::members)),
            claim("phone", "phone_number", user -> user.details().phoneNumber()),
            claim("phone", "phone_number_verified", user -> user.details()
                    .phoneNumber()
                    .map(number -> user.details().phoneNumberVerified())));

    /** The names of all claims but {@code sub}. */
    public static final Set<String> NAMES = Collections.unmodifiableSet(
            new LinkedHashSet<>(TABLE.stream().map(Claim::name).toList()));

    private UserClaims() {}

    private record Claim(String scope, String name, Function<User, Optional<?>> read) {}

    /** The claims for these scopes that the user has, without {@code sub}. */
    public static Map<String, Object> of(User user, Scopes scopes) {
        return of(user, claim -> scopes.has(claim.scope()));
    }

    /** The claims of these names that the user has; a name that is no claim's is passed over (§5.5). */
    public static Map<String, Object> of(User user, Set<String> names) {
        return of(user, claim -> names.contains(claim.name()));
    }

    /** The scopes that would ask for the claims of these names: what the user has to allow before they are told. */
    public static Scopes scopes(Set<String> names) {
        return new Scopes(TABLE.stream()
                .filter(claim -> names.contains(claim.name()))
                .map(Claim::scope)
                .collect(Collectors.toSet()));
    }

    private static Map<String, Object> of(User user, Predicate<Claim> asked) {
        Map<String, Object> claims = new LinkedHashMap<>();
        TABLE.stream()
                .filter(asked)
                .forEach(claim -> claim.read().apply(user).ifPresent(value -> claims.put(claim.name(), value)));
        return claims;
    }

    private static Claim claim(String scope, String name, Function<User, Optional<?>> read) {
        return new Claim(scope, name, read);
    }

    private static Claim always(String scope, String name, Function<User, Object> read) {
        return new Claim(scope, name, user -> Optional.of(read.apply(user)));
    }
}
