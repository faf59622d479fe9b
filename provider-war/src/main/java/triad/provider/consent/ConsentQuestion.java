package triad.provider.consent;

import java.util.List;
import triad.provider.page.LocalPath;

/**
 * A question put to a user, and where the browser goes on with the answer.
 *
 * @param sessionId the only session that may answer it
 * @param clientId the client that the user came from
 * @param asks what is to be allowed, all or nothing
 */
public record ConsentQuestion(String sessionId, String clientId, List<Ask> asks, LocalPath way) {}
