package triad.provider.authorize;

import java.util.List;
import triad.provider.consent.Ask;
import triad.provider.consent.Consent;
import triad.provider.http.Refusal;
import triad.provider.session.Session;

/** What an authorization request needs next. */
public sealed interface Decision {

    /** Nobody is signed in, or not recently enough. */
    record LoginRequired() implements Decision {}

    /** The user has not allowed this yet. */
    record ConsentRequired(Session session, List<Ask> asks) implements Decision {}

    /** The client hears no. */
    record Refused(Refusal refusal) implements Decision {}

    /** Nothing is missing: the session runs, and the consents cover what is asked. */
    record Granted(Session session, List<Consent> consents) implements Decision {}

    /** Whether the person is asked something first. */
    default boolean needsPage() {
        return this instanceof LoginRequired || this instanceof ConsentRequired;
    }
}
