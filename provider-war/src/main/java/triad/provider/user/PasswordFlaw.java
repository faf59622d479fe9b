package triad.provider.user;

import java.util.Optional;

/** Why a new password is not taken; each has its sentence on the page. */
public enum PasswordFlaw {
    /** Fewer than eight characters. */
    TOO_SHORT,
    /** More than sign-in looks at. */
    TOO_LONG,
    /** The user name or the e-mail address, whatever the case. */
    IS_THE_NAME;

    private static final int LEAST = 8;
    private static final int MOST = 1000;

    /** The flaw of a password for this person, if it has one. */
    public static Optional<PasswordFlaw> find(String password, User user) {
        if (password.length() > MOST) {
            return Optional.of(TOO_LONG);
        }
        if (password.codePointCount(0, password.length()) < LEAST) {
            return Optional.of(TOO_SHORT);
        }
        String bare = Users.normalized(password);
        boolean name = bare.equals(Users.normalized(user.username())) || bare.equals(Users.normalized(user.email()));
        return name ? Optional.of(IS_THE_NAME) : Optional.empty();
    }
}
