package triad.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import triad.provider.client.RegistrationFiles;
import triad.provider.config.Database;
import triad.provider.key.KeyRotation;
import triad.provider.user.PeopleFile;

/** What happens before the first request, in order; whatever fails here stops the deployment. */
@ApplicationScoped
public class Startup {
    private final Database database;
    private final KeyRotation keys;
    private final RegistrationFiles registrations;
    private final PeopleFile people;

    @Inject
    Startup(Database database, KeyRotation keys, RegistrationFiles registrations, PeopleFile people) {
        this.database = database;
        this.keys = keys;
        this.registrations = registrations;
        this.people = people;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        database.migrate();
        keys.begin();
        registrations.apply();
        people.apply();
    }
}
