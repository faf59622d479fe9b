package triad.frontend.backend;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import triad.frontend.backend.ProfileAnswer.Away;
import triad.frontend.backend.ProfileAnswer.BadFields;
import triad.frontend.backend.ProfileAnswer.NotAllowed;
import triad.frontend.backend.ProfileAnswer.Problem;
import triad.frontend.backend.ProfileAnswer.SignedOut;
import triad.frontend.backend.ProfileAnswer.Stale;

/** Tells the backend's refusals apart by status. */
public class BackendRefusalMapper implements ResponseExceptionMapper<BackendRefusal> {
    private static final System.Logger LOG = System.getLogger(BackendRefusalMapper.class.getName());

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public BackendRefusal toThrowable(Response response) {
        ProfileAnswer answer =
                switch (response.getStatus()) {
                    case 400, 422 -> new BadFields(errors(response));
                    case 401 -> new SignedOut();
                    case 403 -> new NotAllowed();
                    case 412, 428 -> new Stale();
                    default -> {
                        LOG.log(System.Logger.Level.WARNING, "The backend answered {0}", response.getStatus());
                        yield new Away();
                    }
                };
        return new BackendRefusal(response.getStatus(), answer);
    }

    /** None if the body is no problem document: then the status alone has to do. */
    private static List<ProfileAnswer.FieldError> errors(Response response) {
        try {
            return response.readEntity(Problem.class).fields();
        } catch (ProcessingException unreadable) {
            return List.of();
        }
    }
}
