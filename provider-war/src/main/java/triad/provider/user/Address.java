package triad.provider.user;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.minidev.json.JSONObject;

/**
 * A postal address (OpenID Connect Core §5.1.1).
 *
 * @param members {@code formatted} and the parts, under their wire names; not empty
 */
public record Address(Map<String, String> members) {
    private static final List<String> NAMES =
            List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

    /** Refuses an address that says nothing, or something that is no part of one. */
    public Address {
        if (members.isEmpty() || !NAMES.containsAll(members.keySet())) {
            throw new IllegalArgumentException("address: has one or more of " + String.join(", ", NAMES));
        }
        members.values().forEach(part -> ClaimRules.text("address", part));
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Reads the claim. */
    static Address parse(JSONObject json) throws ParseException {
        if (!NAMES.containsAll(json.keySet())) {
            throw new ParseException("address: has one or more of " + String.join(", ", NAMES));
        }
        Map<String, String> members = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (json.containsKey(name)) {
                members.put(name, JSONObjectUtils.getString(json, name));
            }
        }
        return new Address(members);
    }
}
