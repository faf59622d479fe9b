package triad.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.FrontendConfig.Lifetimes;
import triad.frontend.config.RandomValues;
import triad.frontend.config.SessionKeys;
import triad.frontend.config.TestConfig;
import triad.frontend.fake.FakeMemory;
import triad.frontend.fake.FakeSession;
import triad.frontend.fake.MovableClock;

class SessionsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration ABSOLUTE = Duration.ofHours(8);
    private static final Tokens TOKENS = new Tokens("secret-at", START, "secret-rt", null);
    private static final SignedIn ADA = new SignedIn("ada", "sid-1", "Ada", "de", null, "secret-id", TOKENS, START);

    private final FakeMemory memory = new FakeMemory();
    private final FakeSession browser = new FakeSession();
    private final MovableClock clock = new MovableClock(START);
    private final FrontendConfig config = TestConfig.of(new Lifetimes(Duration.ofMinutes(30), ABSOLUTE));
    private final Sessions sessions = new Sessions(
            config,
            new RandomValues(),
            memory,
            new Seal(new SessionKeys(new SecretKeySpec(new byte[32], "AES"), Optional.empty(), false)),
            new RelatedSessions(config, memory),
            clock);

    @BeforeEach
    void signIn() {
        sessions.start(browser.request(), browser.response(), ADA);
    }

    @Test
    void signedIn_isFoundUntilTheAbsoluteEnd() {
        clock.pass(ABSOLUTE.minusSeconds(1));
        assertThat(sessions.find(browser.request())).contains(ADA);
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.find(browser.request())).isEmpty();
    }

    @Test
    void cookie_isHostOnlyAndKeptNowhere() {
        var cookie = browser.cookie("__Host-triad-frontend");
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(memory.kept.toString()).doesNotContain(cookie.getValue());
    }

    /** What a copy of the memory, a heap dump of the grid or its network shows. */
    @Test
    void whatIsKept_holdsNoTokenWhenSerialized() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HashMap<>(memory.kept));
        }
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(ADA).as("cannot be put into a copied session by mistake").isNotInstanceOf(Serializable.class);
        assertThat(TOKENS).isNotInstanceOf(Serializable.class);
    }

    @Test
    void keyOfTheMemory_isNoCookie() {
        var thief = new FakeSession();
        String key = key();
        for (String value : new String[] {key, key.substring("session:".length()), ""}) {
            SessionCookie.set(thief.response(), value);
            assertThat(sessions.find(thief.request())).as(value).isEmpty();
        }
    }

    @Test
    void tampered_isNobody_andTheNextSignInWorks() {
        memory.kept.computeIfPresent(key(), (key, kept) -> kept.substring(0, kept.length() - 8) + "AAAAAAAA");
        assertThat(sessions.find(browser.request())).isEmpty();
        sessions.start(browser.request(), browser.response(), ADA);
        assertThat(sessions.find(browser.request())).contains(ADA);
        assertThat(sessionKeys()).hasSize(1);
    }

    @Test
    void signInAgain_endsTheSessionBefore() {
        var before = browser.cookie("__Host-triad-frontend").getValue();
        sessions.start(browser.request(), browser.response(), ADA);
        var thief = new FakeSession();
        SessionCookie.set(thief.response(), before);
        assertThat(sessions.find(thief.request())).isEmpty();
    }

    @Test
    void change_ofASessionThatEndedMeanwhile_doesNotBringItBack() {
        String key = key();
        var newer = ADA.with(new Tokens("secret-2", START, null, null));
        assertThat(sessions.change(key, user -> {
                    sessions.end(browser.request());
                    return Optional.of(newer);
                }))
                .isEmpty();
        assertThat(sessionKeys()).isEmpty();
    }

    @Test
    void change_ofASessionThatChangedMeanwhile_takesWhatIsThere() {
        String key = key();
        var first = ADA.with(new Tokens("secret-1", START, null, null));
        var second = ADA.with(new Tokens("secret-2", START, null, null));
        assertThat(sessions.change(key, user -> {
                    sessions.change(key, same -> Optional.of(first));
                    return Optional.of(second);
                }))
                .contains(first);
        assertThat(sessions.find(browser.request())).contains(first);
    }

    @Test
    void changeToNothing_endsIt() {
        assertThat(sessions.change(key(), user -> Optional.empty())).isEmpty();
        assertThat(sessionKeys()).isEmpty();
    }

    /** The view of a page of hers, sent again, would be saved as his. */
    @Test
    void signInOfSomebodyElse_endsThePagesOfTheOneBefore() {
        browser.with("view", "hers");
        sessions.start(browser.request(), browser.response(), user("bob", "sid-2"));

        assertThat(browser.get("view")).isNull();
    }

    @Test
    void signInOfTheSamePerson_keepsTheirPages() {
        browser.with("view", "hers");
        sessions.start(browser.request(), browser.response(), user("ada", "sid-2"));

        assertThat(browser.get("view")).isEqualTo("hers");
    }

    @Test
    void session_endsWithItsRefreshToken() {
        var ada = ADA.with(new Tokens("secret-at", START.plusSeconds(9_999), "secret-rt", START.plusSeconds(60)));
        sessions.start(browser.request(), browser.response(), ada);

        clock.pass(Duration.ofSeconds(59));
        assertThat(sessions.find(browser.request())).contains(ada);
        clock.pass(Duration.ofSeconds(1));
        assertThat(sessions.find(browser.request())).isEmpty();
    }

    @Test
    void nothing_printsATokenOfTheUser() {
        assertThat(ADA + " " + TOKENS).doesNotContain("secret");
    }

    @Test
    void token_expiresAtItsInstant() {
        assertThat(TOKENS.expireBefore(START)).isFalse();
        assertThat(TOKENS.expireBefore(START.plusMillis(1))).isTrue();
    }

    @Test
    void endOfAUser_endsAllTheirs_andNobodyElses() {
        var bob = new FakeSession();
        sessions.start(bob.request(), bob.response(), user("bob", "sid-2"));
        var phone = new FakeSession();
        sessions.start(phone.request(), phone.response(), user("ada", "sid-3"));

        sessions.end(new EndedSession("ada", null));

        assertThat(sessions.find(browser.request())).isEmpty();
        assertThat(sessions.find(phone.request())).isEmpty();
        assertThat(sessions.find(bob.request())).isPresent();
    }

    @Test
    void endOfASid_endsWhatCameOutOfIt_forItsUserAlone() {
        var phone = new FakeSession();
        sessions.start(phone.request(), phone.response(), user("ada", "sid-3"));

        sessions.end(new EndedSession("mallory", "sid-1"));
        sessions.end(new EndedSession("ada", "unknown"));
        assertThat(sessions.find(browser.request())).isPresent();

        sessions.end(new EndedSession(null, "sid-1"));
        assertThat(sessions.find(browser.request())).isEmpty();
        assertThat(sessions.find(phone.request())).isPresent();
    }

    @Test
    void tooManySessionsOfAUser_theOldestEnds() {
        for (int i = 1; i <= RelatedSessions.MOST; i++) {
            assertThat(sessions.find(browser.request())).isPresent();
            var another = new FakeSession();
            sessions.start(another.request(), another.response(), user("ada", "sid-of-" + i));
        }
        assertThat(sessions.find(browser.request())).isEmpty();
        assertThat(sessionKeys()).hasSize(RelatedSessions.MOST);
    }

    private static SignedIn user(String subject, String sid) {
        return new SignedIn(subject, sid, "Name", null, null, "secret-id", TOKENS, START);
    }

    private String key() {
        return sessionKeys().get(0);
    }

    private List<String> sessionKeys() {
        return memory.kept.keySet().stream()
                .filter(key -> key.startsWith("session:"))
                .toList();
    }
}
