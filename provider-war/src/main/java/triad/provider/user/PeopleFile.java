package triad.provider.user;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONArrayUtils;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import net.minidev.json.JSONObject;
import triad.provider.config.ProviderConfig;

/** Creates the people of a file where they are missing, all with the one password of the configuration: for demonstrations and tests. */
@ApplicationScoped
public class PeopleFile {
    private static final Logger LOG = Logger.getLogger(PeopleFile.class.getName());
    private final ProviderConfig config;
    private final Users users;
    private final Clock clock;

    @Inject
    PeopleFile(ProviderConfig config, Users users, Clock clock) {
        this.config = config;
        this.users = users;
        this.clock = clock;
    }

    /** Does nothing where no file is configured. */
    public void apply() {
        config.people().ifPresent(people -> {
            LOG.info(() -> "Creating the demonstration people of " + people.file() + " where they are missing");
            apply(people.file(), people.password());
        });
    }

    private void apply(Path file, String password) {
        try {
            parse(Files.readString(file), clock.instant()).forEach(user -> users.createIfAbsent(user, password));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("provider.people.file: " + file, unreadable);
        } catch (ParseException malformed) {
            throw new IllegalStateException("provider.people.file: " + file + ": " + malformed.getMessage(), malformed);
        }
    }

    /** The people of a file's text; one malformed person refuses them all. */
    static List<User> parse(String json, Instant now) throws ParseException {
        List<User> people = new ArrayList<>();
        for (Object entry : JSONArrayUtils.parse(json)) {
            people.add(user(entry, now));
        }
        return people;
    }

    private static User user(Object entry, Instant now) throws ParseException {
        if (!(entry instanceof JSONObject json)) {
            throw new ParseException("a person is a JSON object");
        }
        String username = JSONObjectUtils.getNonBlankString(json, "preferred_username");
        try {
            return user(username, json, now);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new ParseException(username + ": " + malformed.getMessage(), malformed);
        }
    }

    private static User user(String username, JSONObject json, Instant now) throws ParseException {
        return new User(
                Users.newUserId(),
                username,
                JSONObjectUtils.getString(json, "given_name"),
                JSONObjectUtils.getString(json, "family_name"),
                JSONObjectUtils.getString(json, "email"),
                JSONObjectUtils.getBoolean(json, "email_verified", false),
                Optional.ofNullable(JSONObjectUtils.getString(json, "picture", null)),
                Optional.ofNullable(JSONObjectUtils.getString(json, "locale", null)),
                Optional.ofNullable(JSONObjectUtils.getString(json, "zoneinfo", null)),
                PersonalDetails.parse(json),
                new LinkedHashSet<>(JSONObjectUtils.getStringList(json, "groups", List.of())),
                now);
    }
}
