package triad.frontend.session;

import org.jspecify.annotations.Nullable;

/**
 * What a logout token ends (OpenID Connect Back-Channel Logout 1.0 §2.4): at least one of the two is there.
 *
 * @param subject null if the session alone says who it was
 * @param sid the provider's session; null for all sessions of the user
 */
public record EndedSession(
        @Nullable String subject, @Nullable String sid) {}
