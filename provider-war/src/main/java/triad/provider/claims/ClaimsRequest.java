package triad.provider.claims;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.resource.Scopes;

/**
 * The {@code claims} parameter (OpenID Connect Core §5.5): single claims asked for by name, each in its place.
 *
 * @param idToken for the ID token
 * @param userinfo for the userinfo answer
 */
public record ClaimsRequest(Map<String, Asked> idToken, Map<String, Asked> userinfo) {
    /** Nothing by name. */
    public static final ClaimsRequest NONE = new ClaimsRequest(Map.of(), Map.of());

    private static final int MOST_CHARACTERS = 4000;
    private static final int MOST_CLAIMS = 50;

    /**
     * How one claim is asked for (§5.5.1).
     *
     * @param essential whether the client cannot do without
     * @param values those it would take; empty where any will do
     */
    public record Asked(boolean essential, List<?> values) {}

    /** Reads the parameter; {@code invalid_request} for what is malformed. */
    public static ClaimsRequest parse(String json) {
        if (json.length() > MOST_CHARACTERS || !json.stripLeading().startsWith("{")) {
            throw malformed();
        }
        return stored(json);
    }

    /** Reads the text that {@link #toString()} made of a parameter, which may be longer. */
    public static ClaimsRequest stored(String json) {
        try {
            Map<String, Object> places = JSONObjectUtils.parse(json);
            return new ClaimsRequest(place(places.get("id_token")), place(places.get("userinfo")));
        } catch (ParseException garbage) {
            throw malformed();
        }
    }

    /** The same without the claims that other scopes than these would ask for. */
    public ClaimsRequest within(Scopes allowed) {
        return new ClaimsRequest(within(idToken, allowed), within(userinfo, allowed));
    }

    /** The scopes that the user has to allow before all of this is told. */
    public Scopes scopes() {
        return UserClaims.scopes(idToken.keySet()).and(UserClaims.scopes(userinfo.keySet()));
    }

    /** The subjects of which the user must be one; empty where anybody may be. */
    public List<String> subjects() {
        return Stream.of(idToken, userinfo)
                .flatMap(place -> Optional.ofNullable(place.get("sub")).stream())
                .flatMap(asked -> asked.values().stream())
                .map(String::valueOf)
                .toList();
    }

    /** Whether a sign-in of this strength will do: only where the client cannot do without another one it does not (§5.5.1.1). */
    public boolean takes(String acr) {
        return Optional.ofNullable(idToken.get("acr"))
                .filter(Asked::essential)
                .map(asked -> asked.values().isEmpty() || asked.values().contains(acr))
                .orElse(true);
    }

    /** The parameter as it is kept. */
    @Override
    public String toString() {
        Map<String, Object> places = new LinkedHashMap<>();
        places.put("id_token", members(idToken));
        places.put("userinfo", members(userinfo));
        return JSONObjectUtils.toJSONString(places);
    }

    private static Map<String, Asked> place(@Nullable Object place) {
        if (place == null) {
            return Map.of();
        }
        if (!(place instanceof Map<?, ?> members) || members.size() > MOST_CLAIMS) {
            throw malformed();
        }
        Map<String, Asked> asked = new LinkedHashMap<>();
        members.forEach((name, how) -> asked.put(String.valueOf(name), asked(how)));
        return asked;
    }

    private static Asked asked(@Nullable Object how) {
        if (how == null) {
            return new Asked(false, List.of());
        }
        if (!(how instanceof Map<?, ?> members)
                || !(Optional.<Object>ofNullable(members.get("essential")).orElse(false) instanceof Boolean essential)
                || !(Optional.<Object>ofNullable(members.get("values")).orElse(List.of()) instanceof List<?> values)) {
            throw malformed();
        }
        Object value = members.get("value");
        return new Asked(essential, value == null ? values : List.of(value));
    }

    private static Map<String, Asked> within(Map<String, Asked> place, Scopes allowed) {
        Map<String, Asked> kept = new LinkedHashMap<>(place);
        kept.keySet().removeIf(name -> !allowed.covers(UserClaims.scopes(Set.of(name))));
        return kept;
    }

    private static Map<String, Object> members(Map<String, Asked> place) {
        Map<String, Object> members = new LinkedHashMap<>();
        place.forEach(
                (name, asked) -> members.put(name, Map.of("essential", asked.essential(), "values", asked.values())));
        return members;
    }

    private static Refusal malformed() {
        return new Refusal(ErrorCode.INVALID_REQUEST, "claims is malformed");
    }
}
