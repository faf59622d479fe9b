package triad.frontend.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.FrontendConfig.Lifetimes;
import triad.frontend.config.RandomValues;
import triad.frontend.memory.Memory;

/** Who is signed in, by browser session; a session ends when it was idle too long, and at the latest after its absolute lifetime or with its refresh token. */
@ApplicationScoped
public class Sessions {
    /** Whose pages a container's session has: the hash of the subject. */
    private static final String OWNER = Sessions.class.getName();

    private final Lifetimes lifetimes;
    private final RandomValues random;
    private final Memory memory;
    private final Seal seal;
    private final RelatedSessions related;
    private final Clock clock;

    @Inject
    Sessions(
            FrontendConfig config,
            RandomValues random,
            Memory memory,
            Seal seal,
            RelatedSessions related,
            Clock clock) {
        this.lifetimes = config.lifetimes();
        this.random = random;
        this.memory = memory;
        this.seal = seal;
        this.related = related;
        this.clock = clock;
    }

    public Optional<SignedIn> find(HttpServletRequest request) {
        return SessionCookie.key(request).flatMap(this::find);
    }

    /**
     * Both cookies change, so that what was planted before the sign-in is worth nothing (CWE-384). Pages that somebody else had open in this
     * browser end, so that nothing of theirs is shown to this person or saved as theirs.
     *
     * @param kept names of what the pages' session holds of the browser, whoever uses it
     */
    public void start(HttpServletRequest request, HttpServletResponse response, SignedIn user, String... kept) {
        SessionCookie.key(request).ifPresent(memory::remove);
        HttpSession pages = pagesOf(user, request);
        pages.setMaxInactiveInterval((int) lifetimes.idle().toSeconds());
        String value = random.next();
        String key = SessionCookie.key(value);
        memory.put(key, seal.close(user, key), lifetimes.idle());
        related.add(user, key);
        SessionCookie.set(response, value);
    }

    private static HttpSession pagesOf(SignedIn user, HttpServletRequest request) {
        HttpSession before = request.getSession();
        String owner = SessionCookie.hash(user.subject());
        Object ownerBefore = before.getAttribute(OWNER);
        if (ownerBefore == null || ownerBefore.equals(owner)) {
            request.changeSessionId();
            before.setAttribute(OWNER, owner);
            return before;
        }
        before.invalidate();
        HttpSession pages = request.getSession();
        pages.setAttribute(OWNER, owner);
        return pages;
    }

    /** Here and in the browser, so that what it keeps of pages in its back and forward cache is not shown again. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        end(request);
        SessionCookie.remove(response);
    }

    public void end(HttpServletRequest request) {
        SessionCookie.key(request).ifPresent(memory::remove);
        HttpSession pages = request.getSession(false);
        try {
            if (pages != null) {
                pages.invalidate();
            }
        } catch (IllegalStateException ended) {
            // Another request of the same session was faster: what we wanted is so
        }
    }

    /** All that came out of the provider's session, or all of the user where it names none, on whichever node. */
    public void end(EndedSession ended) {
        String group = ended.sid() != null
                ? RelatedSessions.ofProvider(ended.sid())
                : RelatedSessions.ofUser(Objects.requireNonNull(ended.subject()));
        related.find(group).stream()
                .filter(key -> find(key)
                        .filter(user ->
                                ended.subject() == null || ended.subject().equals(user.subject()))
                        .isPresent())
                .forEach(memory::remove);
    }

    Optional<SignedIn> find(String key) {
        return memory.find(key, lifetimes.idle()).flatMap(kept -> open(kept, key));
    }

    /**
     * Keeps what becomes of the user, who is gone if nothing does. If the session has ended or changed meanwhile, that counts, and what
     * became of them here is lost.
     */
    Optional<SignedIn> change(String key, Function<SignedIn, Optional<SignedIn>> change) {
        Optional<String> kept = memory.find(key, lifetimes.idle());
        Optional<SignedIn> user = kept.flatMap(present -> open(present, key));
        Optional<SignedIn> changed = user.flatMap(change);
        if (changed.isEmpty()) {
            memory.remove(key);
        } else if (!changed.equals(user)) {
            String newer = seal.close(changed.get(), key);
            return memory.replace(key, kept.orElseThrow(), newer, lifetimes.idle()) ? changed : find(key);
        }
        return changed;
    }

    private Optional<SignedIn> open(String kept, String key) {
        return seal.open(kept, key)
                .filter(user -> clock.instant().isBefore(user.at().plus(lifetimes.absolute())))
                .filter(user -> !user.tokens().ended(clock.instant()));
    }
}
