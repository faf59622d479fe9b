package triad.frontend.logout;

/** A logout token that failed a check; the reason is for the log alone. */
class LogoutTokenRefused extends RuntimeException {
    LogoutTokenRefused(String reason) {
        super(reason);
    }

    LogoutTokenRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
