package triad.backend.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** Every failure of a resource as a problem body; what is not a refusal stays in the log. */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

    private final Challenge challenge;

    @Inject
    FailureMapper(Challenge challenge) {
        this.challenge = challenge;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return respond(problemOf(failure));
    }

    private Problem problemOf(Throwable failure) {
        if (failure instanceof WebApplicationException known
                && known.getResponse().getStatus() < 500) {
            Response.StatusType status = known.getResponse().getStatusInfo();
            return Problem.of(status.getStatusCode(), status.getReasonPhrase());
        }
        Refusal refusal = refusalIn(failure);
        if (refusal.getCause() != null) {
            LOG.log(
                    refusal.reason() == Reason.BROKEN ? Level.SEVERE : Level.WARNING,
                    refusal.getMessage(),
                    refusal.getCause());
        }
        return Problem.of(refusal, challenge);
    }

    /** The container wraps what a transactional method throws. */
    private static Refusal refusalIn(Throwable failure) {
        return causes(failure)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst()
                .orElseGet(() -> isDatabaseAway(failure)
                        ? new Refusal(Reason.DATABASE_AWAY, "Nothing was changed; try again shortly", failure)
                        : new Refusal(Reason.BROKEN, "Nothing more can be said here; the operators see it", failure));
    }

    /** No connection was to be had: SQLState class 08 and 57P, or the pool's own complaint, which carries none. */
    private static boolean isDatabaseAway(Throwable failure) {
        return causes(failure).anyMatch(JdbiException.class::isInstance)
                && causes(failure)
                        .anyMatch(cause -> cause instanceof SQLException sql
                                && (sql.getSQLState() == null
                                        || sql.getSQLState().startsWith("08")
                                        || sql.getSQLState().startsWith("57P")));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }

    private static Response respond(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(problem.json());
        problem.headers().forEach(response::header);
        return response.build();
    }
}
