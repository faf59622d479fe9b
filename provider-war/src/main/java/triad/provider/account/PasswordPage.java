package triad.provider.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;

/** Behind account/password.xhtml: takes the current and the new password, and says what is not right with them. */
@Named
@RequestScoped
public class PasswordPage {
    private final Visitor visitor;
    private final PasswordChange change;
    private String current = "";
    private String fresh = "";
    private String repeated = "";
    private Optional<PasswordChange.Outcome> refused = Optional.empty();

    @Inject
    PasswordPage(Visitor visitor, PasswordChange change) {
        this.visitor = visitor;
        this.change = change;
    }

    /** Tries the change. */
    public void submit() {
        PasswordChange.Outcome outcome = change.attempt(visitor.user(), visitor.session(), current, fresh, repeated);
        if (outcome instanceof PasswordChange.Changed) {
            SeeOther.to("/account/password?done=changed");
        } else {
            refused = Optional.of(outcome);
        }
    }

    /** Which sentence tells what was refused: a key of the messages; empty where nothing was. */
    public String getProblem() {
        return refused.map(PasswordPage::key).orElse("");
    }

    /** Seconds until the current password is looked at again; 0 when at once. */
    public long getWait() {
        return refused.filter(PasswordChange.Slowed.class::isInstance)
                .map(slowed -> ((PasswordChange.Slowed) slowed)
                        .remaining()
                        .plus(Duration.ofMillis(999))
                        .toSeconds())
                .orElse(0L);
    }

    /** For the browser's store of passwords. */
    public String getUsername() {
        return visitor.user().username();
    }

    /** Never shown again. */
    public String getCurrent() {
        return "";
    }

    /** Set by the form. */
    public void setCurrent(String current) {
        this.current = current;
    }

    /** Never shown again. */
    public String getFresh() {
        return "";
    }

    /** Set by the form. */
    public void setFresh(String fresh) {
        this.fresh = fresh;
    }

    /** Never shown again. */
    public String getRepeated() {
        return "";
    }

    /** Set by the form. */
    public void setRepeated(String repeated) {
        this.repeated = repeated;
    }

    private static String key(PasswordChange.Outcome outcome) {
        if (outcome instanceof PasswordChange.Unfit unfit) {
            return switch (unfit.flaw()) {
                case TOO_SHORT -> "password.short";
                case TOO_LONG -> "password.long";
                case IS_THE_NAME -> "password.name";
            };
        }
        if (outcome instanceof PasswordChange.NotRepeated) {
            return "password.different";
        }
        return outcome instanceof PasswordChange.Slowed ? "login.slowed" : "password.wrong";
    }
}
