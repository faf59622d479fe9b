package triad.backend.person;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.backend.identity.Identity;
import triad.backend.json.Jsons;

/** The copy of what the provider said about a person when it was asked last on their behalf; null where it said nothing. */
public record KnownIdentity(
        @Nullable String name,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable Boolean emailVerified,
        @Nullable String picture,
        @Nullable String locale,
        @Nullable String preferredUsername,
        @Nullable String zoneinfo) {

    static final KnownIdentity NONE = new KnownIdentity(null, null, null, null, null, null, null, null, null);

    private static final int MOST = 255;
    private static final int MOST_OF_ADDRESS = 1000;
    private static final int MOST_OF_TAG = 100;

    public static KnownIdentity of(Identity identity) {
        return new KnownIdentity(
                shortened(identity.name(), MOST),
                shortened(identity.givenName(), MOST),
                shortened(identity.familyName(), MOST),
                shortened(identity.email(), MOST),
                identity.emailVerified(),
                shortened(identity.picture(), MOST_OF_ADDRESS),
                shortened(identity.locale(), MOST_OF_TAG),
                shortened(identity.preferredUsername(), MOST),
                shortened(identity.zoneinfo(), MOST_OF_TAG));
    }

    /** Never blank where the provider told any name. */
    public String displayName() {
        return Stream.of(name, givenName, familyName)
                .flatMap(Stream::ofNullable)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** What people are ordered by. */
    String sortName() {
        return displayName().toLowerCase(Locale.ROOT);
    }

    /** All of it, for the person's own eyes (OIDC Core §5.1). */
    JsonObject toJson() {
        JsonObjectBuilder json = Jsons.object();
        add(json, "name", name);
        add(json, "given_name", givenName);
        add(json, "family_name", familyName);
        add(json, "preferred_username", preferredUsername);
        add(json, "email", email);
        if (emailVerified != null) {
            json.add("email_verified", emailVerified);
        }
        add(json, "picture", picture);
        add(json, "locale", locale);
        add(json, "zoneinfo", zoneinfo);
        return json.build();
    }

    /** Adds what everyone sees. */
    void addNames(JsonObjectBuilder json) {
        json.add("name", displayName());
        add(json, "given_name", givenName);
        add(json, "family_name", familyName);
    }

    void addEmail(JsonObjectBuilder json) {
        add(json, "email", email);
        if (email != null && emailVerified != null) {
            json.add("email_verified", emailVerified);
        }
    }

    void addPicture(JsonObjectBuilder json) {
        add(json, "picture", picture);
    }

    void addLocale(JsonObjectBuilder json) {
        add(json, "locale", locale);
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }

    /** In whole code points; the one character that a database refuses is left out. */
    private static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "");
        return clean.codePointCount(0, clean.length()) <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most));
    }
}
