package triad.provider.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import triad.provider.login.SignInFailures;
import triad.provider.session.Session;
import triad.provider.user.PasswordFlaw;
import triad.provider.user.User;

/** Changes a password for whoever knows the current one; guessing it is braked together with the guesses at sign-in. */
@ApplicationScoped
class PasswordChange {
    private static final int MOST = 1000;
    private final Accounts accounts;
    private final SignInFailures failures;

    @Inject
    PasswordChange(Accounts accounts, SignInFailures failures) {
        this.accounts = accounts;
        this.failures = failures;
    }

    /** How an attempt ends. */
    sealed interface Outcome {}

    /** The new password holds, and all other sessions ended. */
    record Changed() implements Outcome {}

    /** The new password is not fit; the current one was not looked at. */
    record Unfit(PasswordFlaw flaw) implements Outcome {}

    /** The new password was typed in two ways. */
    record NotRepeated() implements Outcome {}

    /** The current password is another. */
    record Wrong() implements Outcome {}

    /** Too many wrong ones; the current password was not looked at. */
    record Slowed(Duration remaining) implements Outcome {}

    /** Tries. An attempt counts before the current password is looked at, so that parallel guesses gain nothing. */
    Outcome attempt(User user, Session here, String current, String fresh, String repeated) {
        Optional<PasswordFlaw> flaw = PasswordFlaw.find(fresh, user);
        if (flaw.isPresent()) {
            return new Unfit(flaw.get());
        }
        if (!fresh.equals(repeated)) {
            return new NotRepeated();
        }
        Optional<Duration> wait = failures.count(user.username());
        if (wait.isPresent()) {
            return new Slowed(wait.get());
        }
        if (current.length() > MOST || !accounts.changePassword(user.userId(), current, fresh, here.sessionId())) {
            return new Wrong();
        }
        failures.forget(user.username());
        return new Changed();
    }
}
