package triad.provider.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import triad.provider.user.ProvenUser;
import triad.provider.user.Users;

/** Signs a person in with a password, unless too many wrong ones came before. */
@ApplicationScoped
public class SignIn {
    private static final int MOST_PASSWORD = 1000;
    private final Users users;
    private final SignInFailures failures;

    @Inject
    SignIn(Users users, SignInFailures failures) {
        this.users = users;
        this.failures = failures;
    }

    /** How an attempt ends. */
    public sealed interface Outcome {}

    /** The password holds. */
    public record SignedIn(ProvenUser proven) implements Outcome {}

    /** User name or password is wrong; which of them is not told. */
    public record Wrong() implements Outcome {}

    /** Too many failures; the password was not looked at. */
    public record Slowed(Duration remaining) implements Outcome {}

    /**
     * Tries a password. The attempt counts before the password is looked at, so that parallel guesses gain nothing. A name with a null
     * character, which no database column holds, is nobody's.
     */
    public Outcome attempt(String username, String password) {
        Optional<Duration> wait = failures.count(username);
        if (wait.isPresent()) {
            return new Slowed(wait.get());
        }
        if (password.length() > MOST_PASSWORD || username.indexOf('\0') >= 0) {
            return new Wrong();
        }
        Optional<ProvenUser> proven = users.verify(username, password);
        proven.ifPresent(found -> failures.forget(username));
        return proven.<Outcome>map(SignedIn::new).orElseGet(Wrong::new);
    }
}
