package triad.backend.person;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import triad.backend.field.Details;
import triad.backend.field.PersonField;
import triad.backend.field.Visibility;
import triad.backend.history.Change;
import triad.backend.json.Jsons;

/**
 * A person of the directory at one moment.
 *
 * @param subject the {@code sub} of the provider
 * @param version 0 until they tell something themselves, one more with each change
 * @param identityAt when the provider was asked last; null: not since they are known here
 * @param identityChanges how often the provider told since then that what it says has changed
 * @param updatedAt when they changed something last; null: never
 */
public record Person(
        String subject,
        int version,
        KnownIdentity identity,
        @Nullable Instant identityAt,
        int identityChanges,
        Details details,
        @Nullable Instant updatedAt) {

    private static final Set<String> SUMMARY = Set.of(
            "sub",
            "name",
            "given_name",
            "family_name",
            "email",
            "picture",
            "photo",
            "job_title",
            "department",
            "location");

    /** What one sees of them in a list. */
    public JsonObject summaryFor(Visibility audience) {
        JsonObjectBuilder json = Jsons.object();
        seenBy(audience).forEach((name, value) -> {
            if (SUMMARY.contains(name)) {
                json.add(name, value);
            }
        });
        return json.build();
    }

    /** All that is kept of them, for their own eyes. */
    public JsonObject toJson() {
        JsonObjectBuilder json = Jsons.object(seenBy(Visibility.ME))
                .addAll(Jsons.object(identity.toJson()))
                .add("visibility", details.visibility());
        Optional.ofNullable(identityAt).ifPresent(at -> json.add("identity_at", at.toString()));
        Optional.ofNullable(updatedAt).ifPresent(at -> json.add("updated_at", at.toString()));
        return json.add("version", version).build();
    }

    /** All that the directory says of them, whoever may see it; who may is nobody's business but theirs. */
    public JsonObject toDirectoryEntry() {
        JsonObjectBuilder json = Jsons.object(seenBy(Visibility.ME));
        identity.addLocale(json);
        json.add("version", version);
        Optional.ofNullable(updatedAt).ifPresent(at -> json.add("updated_at", at.toString()));
        return json.build();
    }

    /** Somebody of whom nothing is known but that they exist; they are not listed before the provider told who they are. */
    public static Person unknown(String subject) {
        return new Person(subject, 0, KnownIdentity.NONE, null, 0, Details.NONE, null);
    }

    /** After a change of what they tell. */
    public Person with(Details changed, Instant at) {
        return new Person(subject, version + 1, identity, identityAt, identityChanges, changed, at);
    }

    /** After their manager was erased, which is no change of theirs. */
    public Person withoutManager() {
        return new Person(
                subject,
                version + 1,
                identity,
                identityAt,
                identityChanges,
                details.with(PersonField.MANAGER, Optional.empty()),
                updatedAt);
    }

    /** After the provider was asked again. */
    public Person with(KnownIdentity told, Instant at) {
        return new Person(subject, version, told, at, identityChanges, details, updatedAt);
    }

    /** Whether the provider was asked at that time or later. */
    public boolean isKnownSince(Instant time) {
        return identityAt != null && !identityAt.isBefore(time);
    }

    /** What the provider said, for the person's own eyes. */
    public JsonObject identityJson() {
        return identity.toJson();
    }

    public Change changeFrom(Person before, String by) {
        return new Change(
                subject,
                version,
                Objects.requireNonNull(updatedAt),
                by,
                before.details().changesTo(details));
    }

    /** What people are ordered by, before the subject. */
    public String sortName() {
        return identity.sortName();
    }

    /** Whether they are in the directory: not before the provider told who they are. */
    public boolean isListed() {
        return identityAt != null;
    }

    /** What one sees of them; never more than their names where nothing is shared. */
    public JsonObject seenBy(Visibility audience) {
        JsonObjectBuilder json = Jsons.object().add("sub", subject);
        identity.addNames(json);
        if (details.visibilityOf(PersonField.EMAIL).includes(audience)) {
            identity.addEmail(json);
        }
        if (details.visibilityOf(PersonField.PICTURE).includes(audience)) {
            identity.addPicture(json);
        }
        details.seenBy(audience).forEach(json::add);
        return json.build();
    }
}
