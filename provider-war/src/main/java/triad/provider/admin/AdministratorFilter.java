package triad.provider.admin;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;
import triad.provider.page.ErrorPage;
import triad.provider.session.CurrentSession;
import triad.provider.session.Session;
import triad.provider.user.Users;

/**
 * The guard of the pages listed here: for administrators who signed in a short while ago. Each page is also one of
 * {@link triad.provider.page.SameOriginFilter}.
 */
@WebFilter({"/admin/keys", "/admin/deliveries", "/admin/people"})
public class AdministratorFilter implements Filter {
    private static final String ROLE = "administrator";
    private static final Duration FRESH = Duration.ofMinutes(15);
    private final CurrentSession current;
    private final Users users;
    private final Clock clock;

    @Inject
    AdministratorFilter(CurrentSession current, Users users, Clock clock) {
        this.current = current;
        this.users = users;
        this.clock = clock;
    }

    /** Who somebody is comes before what he may, and that before how fresh it is: only administrators are asked to sign in again. */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setHeader("Cache-Control", "no-store");
        Optional<Session> session = current.find(http);
        if (session.isEmpty()) {
            askToSignIn(http, answer);
        } else if (!isAdministrator(session.get())) {
            ErrorPage.show(http, answer, new Refusal(ErrorCode.ACCESS_DENIED, "This page is for administrators"));
        } else if (session.get().authTime().plus(FRESH).isBefore(clock.instant())) {
            askToSignIn(http, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isAdministrator(Session session) {
        return users.find(session.userId())
                .filter(user -> user.roles().contains(ROLE))
                .isPresent();
    }

    /** Back to the page, not to what was posted: that is looked at before it is sent again. */
    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/login?continue=" + request.getServletPath());
    }
}
