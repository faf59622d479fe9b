package triad.backend.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** Reads no request body beyond 64 KiB or the {@link BodyLimit} of its method, whether its length was announced or not, and none of somebody who may not call it. */
@Provider
public class BodyLimitFeature implements DynamicFeature {
    private static final int USUALLY = 64 * 1024;

    @Override
    public void configure(ResourceInfo method, FeatureContext context) {
        BodyLimit limit = method.getResourceMethod().getAnnotation(BodyLimit.class);
        context.register(new BodyFilter(limit == null ? USUALLY : limit.bytes()), Priorities.ENTITY_CODER);
    }

    /** RFC 9110 §15.5.14. */
    record BodyFilter(int mostBytes) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            if (request.getLength() > mostBytes) {
                throw tooLarge();
            }
            if (request.hasEntity()) {
                byte[] body = request.getEntityStream().readNBytes(mostBytes + 1);
                if (body.length > mostBytes) {
                    throw tooLarge();
                }
                request.setEntityStream(new ByteArrayInputStream(body));
            }
        }

        private Refusal tooLarge() {
            return new Refusal(Reason.BODY_TOO_LARGE, "At most " + mostBytes + " bytes");
        }
    }
}
