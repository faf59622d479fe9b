package triad.backend.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The fields that one person stored here, with the count of their changes; a person without changes has none. */
@Entity
public class Profile {
    @Id
    private String subject = "";

    @Version
    private int version;

    @Column(name = "job_title")
    private @Nullable String jobTitle;

    private @Nullable String department;
    private @Nullable String location;

    @Column(name = "time_zone")
    private @Nullable String timeZone;

    private @Nullable String phone;
    private @Nullable String pronouns;
    private @Nullable String biography;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    /** For the persistence provider. */
    protected Profile() {}

    Profile(String subject) {
        this.subject = subject;
    }

    /** The count of changes; 1 after the first. */
    int version() {
        return version;
    }

    Instant updatedAt() {
        return updatedAt.toInstant();
    }

    ProfileFields fields() {
        return new ProfileFields(jobTitle, department, location, timeZone, phone, pronouns, biography);
    }

    void replace(ProfileFields fields, Instant at) {
        jobTitle = fields.jobTitle();
        department = fields.department();
        location = fields.location();
        timeZone = fields.timeZone();
        phone = fields.phone();
        pronouns = fields.pronouns();
        biography = fields.biography();
        updatedAt = at.atOffset(ZoneOffset.UTC);
    }
}
