package triad.provider.user;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.minidev.json.JSONObject;

/**
 * What a person may tell about themselves beyond what an account needs (OpenID Connect Core §5.1); stored as one JSON object of claims.
 *
 * @param profile an https URL of a page about the person
 * @param website an https URL of the person's own page
 * @param birthdate {@code 1987-03-21}, {@code 0000-03-21} without the year, or the year alone
 * @param phoneNumber in E.164
 * @param phoneNumberVerified says nothing where there is no number
 */
public record PersonalDetails(
        Optional<String> middleName,
        Optional<String> nickname,
        Optional<String> profile,
        Optional<String> website,
        Optional<String> gender,
        Optional<String> birthdate,
        Optional<String> phoneNumber,
        boolean phoneNumberVerified,
        Optional<Address> address) {

    /** Nothing told. */
    public static final PersonalDetails NONE = ofJson("{}");

    /** Refuses what the claims may not be. */
    public PersonalDetails {
        middleName.ifPresent(value -> ClaimRules.text("middle_name", value));
        nickname.ifPresent(value -> ClaimRules.text("nickname", value));
        profile.ifPresent(value -> ClaimRules.url("profile", value));
        website.ifPresent(value -> ClaimRules.url("website", value));
        gender.ifPresent(value -> ClaimRules.text("gender", value));
        birthdate.ifPresent(ClaimRules::birthdate);
        phoneNumber.ifPresent(ClaimRules::phoneNumber);
    }

    /** Reads those members of a person's claims that belong here. */
    static PersonalDetails parse(JSONObject claims) throws ParseException {
        JSONObject address = JSONObjectUtils.getJSONObject(claims, "address", null);
        return new PersonalDetails(
                text(claims, "middle_name"),
                text(claims, "nickname"),
                text(claims, "profile"),
                text(claims, "website"),
                text(claims, "gender"),
                text(claims, "birthdate"),
                text(claims, "phone_number"),
                JSONObjectUtils.getBoolean(claims, "phone_number_verified", false),
                address == null ? Optional.empty() : Optional.of(Address.parse(address)));
    }

    /** Reads what {@link #toJson} wrote. */
    static PersonalDetails ofJson(String stored) {
        try {
            return parse(JSONObjectUtils.parse(stored));
        } catch (ParseException broken) {
            throw new IllegalStateException("The stored details of a person are no claims", broken);
        }
    }

    /** The claims that are there, as they are stored. */
    String toJson() {
        Map<String, Object> claims = new LinkedHashMap<>();
        middleName.ifPresent(value -> claims.put("middle_name", value));
        nickname.ifPresent(value -> claims.put("nickname", value));
        profile.ifPresent(value -> claims.put("profile", value));
        website.ifPresent(value -> claims.put("website", value));
        gender.ifPresent(value -> claims.put("gender", value));
        birthdate.ifPresent(value -> claims.put("birthdate", value));
        phoneNumber.ifPresent(value -> {
            claims.put("phone_number", value);
            claims.put("phone_number_verified", phoneNumberVerified);
        });
        address.ifPresent(value -> claims.put("address", value.members()));
        return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(claims);
    }

    private static Optional<String> text(JSONObject claims, String name) throws ParseException {
        return Optional.ofNullable(JSONObjectUtils.getString(claims, name, null));
    }
}
