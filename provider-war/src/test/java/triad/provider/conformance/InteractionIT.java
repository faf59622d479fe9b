package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Tokens;

/** How the certification suite wants users to be dealt with (OpenID Connect Core §3.1.2.1). */
@ExtendWith(ArquillianExtension.class)
class InteractionIT {
    private static final String ERROR_TEXT = "[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+";

    /** §15.1: MUST NOT result in an error; RFC 6749 §3.1: what is not understood MUST be ignored. */
    @ParameterizedTest
    @CsvSource({
        "display, page",
        "display, popup",
        "ui_locales, se",
        "claims_locales, se",
        "login_hint, buffy@localhost",
        "acr_values, 1",
        "extra, foobar"
    })
    void wish_isHeardOrIgnored(String name, String value) throws ParseException {
        for (String mode : List.of(CodeFlow.DEFAULT, CodeFlow.FORM_POST)) {
            JWTClaimsSet identity = CodeFlow.in(mode).with(name, value).identity();

            assertThat(identity.getStringClaim("acr")).isEqualTo("1");
        }
    }

    /** §3.1.2.3: MUST attempt to reauthenticate. */
    @BothModes
    void login_asksASecondTimeAndIsLater(String mode) throws ParseException {
        CodeFlow flow = CodeFlow.in(mode);
        Instant first = authTime(tenSecondsAgo(flow));

        Answer page = flow.with("prompt", "login").open();

        assertThat(page.asks("login")).isTrue();
        assertThat(authTime(identity(flow, flow.answered(page)))).isAfter(first);
    }

    /** §2: auth_time is REQUIRED with max_age, and no older than that. */
    @BothModes
    void maxAgeOfASecond_asksASecondTimeAndIsRecent(String mode) throws ParseException {
        CodeFlow flow = CodeFlow.in(mode);
        Instant first = authTime(tenSecondsAgo(flow));

        Answer page = flow.with("max_age", "1").open();

        assertThat(page.asks("login")).isTrue();
        assertThat(authTime(identity(flow, flow.answered(page))))
                .isAfter(first)
                .isAfter(Clock.systemUTC().instant().minusSeconds(30));
    }

    @BothModes
    void longMaxAge_asksNobody(String mode) throws ParseException {
        CodeFlow flow = CodeFlow.in(mode).with("max_age", "15000");
        JWTClaimsSet first = tenSecondsAgo(flow);

        JWTClaimsSet second = identity(flow, flow.with("max_age", "10000").open());

        assertSameSignIn(first, second);
    }

    /** §3.1.2.1: with an ID token of this very sign-in as the hint, and without. */
    @BothModes
    void noneOfASignedInUser_asksNobody(String mode) throws ParseException {
        CodeFlow flow = CodeFlow.in(mode);
        JWTClaimsSet first = tenSecondsAgo(flow);

        Tokens second =
                Tokens.of(flow.redeem(flow.arrived(flow.with("prompt", "none").open())));
        JWTClaimsSet third =
                identity(flow, flow.with("id_token_hint", second.idToken()).open());

        assertSameSignIn(first, Tokens.claims(second.idToken()));
        assertSameSignIn(first, third);
    }

    /** §3.1.2.6: login_required, the long state as it was, and nothing else beside. */
    @BothModes
    void noneOfNobody_isLoginRequired(String mode) {
        CodeFlow flow = CodeFlow.in(mode).with("prompt", "none").with("state", "Z9".repeat(64));

        Map<String, String> arrived = flow.arrived(flow.open());

        assertThat(arrived)
                .containsOnlyKeys("error", "error_description", "state", "iss")
                .containsEntry("error", "login_required")
                .containsEntry("state", "Z9".repeat(64));
        assertThat(arrived.get("error_description")).matches(ERROR_TEXT);
    }

    /** The identity of a sign-in that was ten seconds ago. */
    private static JWTClaimsSet tenSecondsAgo(CodeFlow flow) {
        flow.authorized();
        TestDatabase.signedInAt(
                flow.browser().cookie(Browser.SESSION).orElseThrow(),
                Clock.systemUTC().instant().minusSeconds(10));
        return identity(flow, flow.open());
    }

    private static JWTClaimsSet identity(CodeFlow flow, Answer answer) {
        return Tokens.claims(Tokens.of(flow.redeem(flow.arrived(answer))).idToken());
    }

    private static Instant authTime(JWTClaimsSet identity) throws ParseException {
        return identity.getDateClaim("auth_time").toInstant();
    }

    private static void assertSameSignIn(JWTClaimsSet first, JWTClaimsSet second) throws ParseException {
        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(authTime(second)).isEqualTo(authTime(first));
    }
}
