package triad.provider.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import triad.provider.consent.Consents;
import triad.provider.family.TokenFamilies;
import triad.provider.resource.ProtectedResource;
import triad.provider.resource.ProtectedResources;
import triad.provider.session.Sessions;
import triad.provider.user.Users;

/** The changes to an account together with what ends with them, each in one transaction. */
@ApplicationScoped
public class Accounts {
    private final Users users;
    private final Sessions sessions;
    private final Consents consents;
    private final TokenFamilies families;
    private final ProtectedResources resources;

    @Inject
    Accounts(Users users, Sessions sessions, Consents consents, TokenFamilies families, ProtectedResources resources) {
        this.users = users;
        this.sessions = sessions;
        this.consents = consents;
        this.families = families;
        this.resources = resources;
    }

    /**
     * Replaces the password, if the current one is right, and ends all other sessions with all that was issued in them, and the access of other devices.
     *
     * @param here the session in which the person changes it
     * @return whether it was replaced
     */
    @Transactional
    public boolean changePassword(String userId, String current, String fresh, String here) {
        boolean changed = users.changePassword(userId, current, fresh);
        if (changed) {
            sessions.endAllOf(userId, Optional.of(here));
            families.revokeDetached(userId);
        }
        return changed;
    }

    /** Forgets what the user allowed the client, and ends every token that stands on it: its own, and those it exchanges. */
    @Transactional
    public void withdraw(String userId, String clientId) {
        users.hold(userId); // what begins now waits, and then finds no consent
        consents.withdraw(userId, clientId);
        List<String> acting = resources.actingAs(clientId).stream()
                .map(ProtectedResource::resource)
                .toList();
        families.revokeAllOf(userId, clientId, acting);
    }

    /** Disables the account and ends its sessions and devices, so that nothing comes back when it is enabled again. */
    @Transactional
    public void disable(String userId) {
        users.disable(userId);
        sessions.endAllOf(userId, Optional.empty());
        families.revokeDetached(userId);
    }

    /** Lets the person sign in again. */
    @Transactional
    public void enable(String userId) {
        users.enable(userId);
    }
}
