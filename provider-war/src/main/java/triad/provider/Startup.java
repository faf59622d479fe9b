package triad.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import triad.provider.client.RegistrationFiles;
import triad.provider.config.Database;
import triad.provider.issuer.TrustedIssuers;
import triad.provider.key.DeploymentSecrets;
import triad.provider.key.KeyRotation;
import triad.provider.user.PeopleFile;

/** What happens before the first request, in order; whatever fails here stops the deployment. */
@ApplicationScoped
public class Startup {
    private final Database database;
    private final KeyRotation keys;
    private final DeploymentSecrets secrets;
    private final RegistrationFiles registrations;
    private final TrustedIssuers issuers;
    private final PeopleFile people;

    @Inject
    Startup(
            Database database,
            KeyRotation keys,
            DeploymentSecrets secrets,
            RegistrationFiles registrations,
            TrustedIssuers issuers,
            PeopleFile people) {
        this.database = database;
        this.keys = keys;
        this.secrets = secrets;
        this.registrations = registrations;
        this.issuers = issuers;
        this.people = people;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        database.migrate();
        keys.begin();
        secrets.begin();
        registrations.apply();
        issuers.apply();
        people.apply();
    }
}
