package triad.provider.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import triad.provider.approval.Approval;

/** Looks up the user codes that signed-in people type, unless too many wrong ones came before. */
@ApplicationScoped
public class UserCodeSearch {
    private final UserCodes codes;
    private final UserCodeGuesses guesses;

    @Inject
    UserCodeSearch(UserCodes codes, UserCodeGuesses guesses) {
        this.codes = codes;
        this.guesses = guesses;
    }

    /** How a search ends. */
    sealed interface Outcome {}

    /** The device that waits with this code. */
    record Found(Approval approval) implements Outcome {}

    /** No device waits with this code; whether one ever did is not told. */
    record NotFound() implements Outcome {}

    /** Too many wrong codes; this one was not looked at. */
    record Slowed() implements Outcome {}

    Outcome search(String userId, UserCode code) {
        Optional<String> guess = guesses.count(userId);
        if (guess.isEmpty()) {
            return new Slowed();
        }
        Optional<Approval> found = codes.find(code);
        found.ifPresent(right -> guesses.forget(guess.get()));
        return found.<Outcome>map(Found::new).orElseGet(NotFound::new);
    }
}
