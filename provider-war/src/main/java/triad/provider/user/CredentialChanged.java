package triad.provider.user;

import java.util.Locale;

/**
 * A way to sign in to an account was added, replaced or taken away; fired in the transaction that does it.
 *
 * @param credentialType as CAEP 1.0 §3.3.1 names it: {@code password}, {@code fido2-platform}, {@code fido2-roaming}, {@code app}
 */
public record CredentialChanged(String userId, String credentialType, Change change) {

    /** What happened to the credential. */
    public enum Change {
        CREATE,
        REVOKE,
        UPDATE,
        DELETE;

        /** The {@code change_type} of CAEP 1.0 §3.3.1. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
