package triad.frontend.session;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import triad.frontend.config.RandomValues;
import triad.frontend.memory.Memory;

/** What somebody typed into a form that came when their sign-in had ended: kept for them until they are back, see {@link triad.frontend.session}. */
@Named
@ApplicationScoped
public class UnsavedForms {
    /** The parameter of a page's address that names what was typed there. */
    public static final String HANDLE = "unsaved";
    /** The field of a form that says whose it is. */
    public static final String MARK = "whose";

    static final Duration LIFETIME = Duration.ofMinutes(30);
    /** Of a whole form, as it is sent: several times what a full profile has. */
    static final int MOST_BYTES = 64 * 1024;
    /** Of one person: the next takes the place of another one. */
    static final int MOST = 8;

    private static final String FIELD = "form:";
    private static final Pattern HANDLES = Pattern.compile("[\\w-]{43}");
    private static final Pattern PAGES = Pattern.compile("(/[a-z-]{1,40}){1,4}");

    private final Sessions sessions;
    private final Memory memory;
    private final Seal seal;
    private final RandomValues random;
    private final HttpServletRequest current;

    @Inject
    UnsavedForms(Sessions sessions, Memory memory, Seal seal, RandomValues random, HttpServletRequest current) {
        this.sessions = sessions;
        this.memory = memory;
        this.seal = seal;
        this.random = random;
        this.current = current;
    }

    /** What a form of the signed-in user has to say whose it is; nobody else can make it. */
    public String getMark() {
        return sessions.find(current)
                .map(user -> seal.close(new JWTClaimsSet.Builder().subject(user.subject()), MARK)
                        .substring(Seal.BEGINNING.length()))
                .orElse("");
    }

    /** Whether a form says that it is of somebody other than this user; a page that is still open can, after another person has signed in. */
    public boolean areOfAnother(HttpServletRequest request, SignedIn user) {
        return isForm(request) && isOfAnother(request.getParameter(MARK), user);
    }

    /** The same of what a page sends otherwise. */
    public boolean isOfAnother(@Nullable String mark, SignedIn user) {
        return subject(mark).filter(subject -> !subject.equals(user.subject())).isPresent();
    }

    /** Keeps the fields of a form, and says the way back to them; empty if it does not say whose it is, or is larger than forms are. */
    public Optional<String> keep(HttpServletRequest request) {
        if (!isForm(request) || !PAGES.matcher(request.getRequestURI()).matches()) {
            return Optional.empty();
        }
        Map<String, String> fields = fields(request);
        return subject(request.getParameter(MARK))
                .filter(subject -> !fields.isEmpty())
                .map(subject -> {
                    String handle = freeHandle(subject);
                    var claims = new JWTClaimsSet.Builder()
                            .subject(subject)
                            .claim("page", request.getRequestURI())
                            .claim("fields", fields);
                    memory.put(key(subject, handle), seal.close(claims, handle), LIFETIME);
                    return request.getRequestURI() + "?" + HANDLE + "=" + handle;
                });
    }

    /** Of a place that is free, most likely; of any other if none is. */
    private String freeHandle(String subject) {
        String handle = random.next();
        for (int tries = 0;
                tries < 4 * MOST && memory.find(key(subject, handle), LIFETIME).isPresent();
                tries++) {
            handle = random.next();
        }
        return handle;
    }

    /** By the names of the fields: what the signed-in user typed on this page, if its address names something that is theirs. */
    public Map<String, String> find(HttpServletRequest request) {
        String handle = handle(request);
        return sessions.find(request)
                .flatMap(user -> memory.find(key(user.subject(), handle), LIFETIME))
                .flatMap(kept -> seal.claims(kept, handle))
                .filter(claims -> request.getRequestURI().equals(claims.getClaim("page")))
                .map(UnsavedForms::fields)
                .orElse(Map.of());
    }

    /** It is saved, or not wanted any more. */
    public void forget(HttpServletRequest request, String handle) {
        sessions.find(request).ifPresent(user -> memory.remove(key(user.subject(), handle)));
    }

    /** What the address names; empty if it is no name that we give. */
    public static String handle(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(HANDLE))
                .filter(handle -> HANDLES.matcher(handle).matches())
                .orElse("");
    }

    private Optional<String> subject(@Nullable String mark) {
        return Optional.ofNullable(mark)
                .flatMap(said -> seal.claims(Seal.BEGINNING + said, MARK))
                .map(JWTClaimsSet::getSubject);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        long length = request.getContentLengthLong();
        return request.getMethod().equals("POST")
                && type.startsWith("application/x-www-form-urlencoded")
                && length > 0
                && length <= MOST_BYTES;
    }

    private static Map<String, String> fields(HttpServletRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : Collections.list(request.getParameterNames())) {
            if (name.startsWith(FIELD)) {
                fields.put(name.substring(FIELD.length()), request.getParameter(name));
            }
        }
        return fields;
    }

    private static Map<String, String> fields(JWTClaimsSet claims) {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            claims.getJSONObjectClaim("fields").forEach((name, value) -> fields.put(name, String.valueOf(value)));
            return fields;
        } catch (ParseException cause) {
            throw new IllegalStateException("What was encrypted here can be read here", cause);
        }
    }

    /** A few places for each person, so that nobody can have more kept however often they send it. */
    private static String key(String subject, String handle) {
        return "unsaved:" + SessionCookie.hash(subject) + ":" + Math.floorMod(handle.hashCode(), MOST);
    }
}
