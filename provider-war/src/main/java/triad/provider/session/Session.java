package triad.provider.session;

import java.time.Instant;
import java.util.List;

/**
 * A browser in which somebody is signed in.
 *
 * @param sessionId the {@code sid} that clients see; proves nothing
 * @param userId the subject
 * @param acr how strongly the person proved who they are
 * @param amr by which methods (RFC 8176)
 * @param authTime when
 */
public record Session(String sessionId, String userId, String acr, List<String> amr, Instant authTime) {}
