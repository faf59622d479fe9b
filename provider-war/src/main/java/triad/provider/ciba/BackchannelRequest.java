package triad.provider.ciba;

import java.time.Duration;
import java.util.Optional;
import triad.provider.approval.Wish;

/**
 * A backchannel authentication request that passed every check (CIBA Core §7.1).
 *
 * @param wish what is wanted, of whom
 * @param bindingMessage what the person sees on both devices
 * @param notificationToken what a ping shows to the client; empty where it polls
 */
record BackchannelRequest(
        Wish wish, Duration lifetime, Optional<String> bindingMessage, Optional<String> notificationToken) {}
