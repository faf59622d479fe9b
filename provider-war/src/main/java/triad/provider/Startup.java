package triad.provider;

import jakarta.inject.Inject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import triad.provider.config.Database;
import triad.provider.key.SigningKeys;

/** What happens before the first request, in order; whatever fails here stops the deployment. */
@ApplicationScoped
public class Startup {
    private final Database database;
    private final SigningKeys keys;

    @Inject
    Startup(Database database, SigningKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object application) {
        database.migrate();
        keys.ensureOne();
    }
}
