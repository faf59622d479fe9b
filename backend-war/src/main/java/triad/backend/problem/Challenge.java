package triad.backend.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import triad.backend.config.BackendConfig;

/** How a caller is told what its token lacks (RFC 6750 §3), and where it reads what this API wants (RFC 9728 §5.1). */
@ApplicationScoped
public class Challenge {
    /** Where RFC 9728 §3.1 has the metadata of a resource without a path. */
    public static final String METADATA = "/.well-known/oauth-protected-resource";

    private final String start;

    @Inject
    Challenge(BackendConfig config) {
        this.start = "Bearer realm=\"triad-backend\", resource_metadata=\"" + config.url() + METADATA + "\"";
    }

    /** The value of {@code WWW-Authenticate}: no error code where no token came. */
    String of(Refusal refusal) {
        StringBuilder challenge = new StringBuilder(start);
        refusal.reason().bearerError().ifPresent(error -> challenge
                .append(", error=\"")
                .append(error)
                .append("\", error_description=\"")
                .append(refusal.reason().title())
                .append('"'));
        refusal.wanted().forEach((name, value) -> challenge
                .append(", ")
                .append(name)
                .append("=\"")
                .append(value)
                .append('"'));
        return challenge.toString();
    }
}
