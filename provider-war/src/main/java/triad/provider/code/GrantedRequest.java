package triad.provider.code;

import java.util.List;
import triad.provider.client.Client;
import triad.provider.consent.Consent;
import triad.provider.family.RequestedAccess;
import triad.provider.session.Session;

/**
 * An authorization request that was granted, as its code needs it.
 *
 * @param redirectUri where the code goes
 * @param binding what the code is bound to
 * @param session in which it was granted; it has to run still when the code is issued
 * @param consents that cover what is asked; they have to stand still
 */
public record GrantedRequest(
        Client client,
        String redirectUri,
        RequestedAccess access,
        CodeBinding binding,
        Session session,
        List<Consent> consents) {}
