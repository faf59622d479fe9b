package triad.provider.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/** What may be asked in detail (RFC 9396 §2, §5). */
class AuthorizationDetailsTest {
    private static final String PAYMENT =
            "[{\"type\":\"payment_initiation\",\"instructedAmount\":{\"currency\":\"EUR\",\"amount\":\"123.50\"}}]";

    @Test
    void array_isKeptAsItCame() {
        AuthorizationDetails details = AuthorizationDetails.parse(PAYMENT);

        assertThat(details.elements())
                .containsExactly(Map.of(
                        "type",
                        "payment_initiation",
                        "instructedAmount",
                        Map.of("currency", "EUR", "amount", "123.50")));
        assertThat(AuthorizationDetails.parse(details.toString())).isEqualTo(details);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "{\"type\":\"payment_initiation\"}",
                "[1]",
                "[null]",
                "[[]]",
                "[{}]",
                "[{\"type\":1}]",
                "[{\"type\":null}]",
                "[{\"type\":\"a\"}",
                "[{\"type\":\"a\",\"a\":[[[[[[[[1]]]]]]]]}]"
            })
    void whatIsNoArrayOfTypedObjects_isRefused(String json) {
        assertInvalid(() -> AuthorizationDetails.parse(json));
    }

    /** ATTACKS 15: bounded, however it nests. */
    @Test
    void hugeOrDeepArray_isRefused() {
        assertInvalid(() -> AuthorizationDetails.parse("[".repeat(8000)));
        assertInvalid(() ->
                AuthorizationDetails.parse("[{\"type\":\"a\",\"a\":" + "[".repeat(4000) + "]".repeat(4000) + "}]"));
        assertInvalid(() -> AuthorizationDetails.parse("[{\"type\":\"" + "a".repeat(9000) + "\"}]"));
        assertInvalid(() -> AuthorizationDetails.parse("[{\"type\":\"a\"}" + ",{\"type\":\"a\"}".repeat(20) + "]"));
    }

    @Test
    void typeOrPlaceOfNobody_isRefused() {
        AuthorizationDetails details = AuthorizationDetails.parse(PAYMENT);
        Set<String> payment = Set.of("payment_initiation");

        details.demand(payment, payment, "https://bank.example");
        assertInvalid(() -> details.demand(Set.of(), payment, "https://bank.example"));
        assertInvalid(() -> details.demand(payment, Set.of(), "https://bank.example"));
        for (String locations :
                new String[] {"[\"https://elsewhere.example\"]", "\"https://bank.example\"", "null", "[1]"}) {
            assertInvalid(() -> AuthorizationDetails.parse(
                            "[{\"type\":\"payment_initiation\",\"locations\":" + locations + "}]")
                    .demand(payment, payment, "https://bank.example"));
        }
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo(ErrorCode.INVALID_AUTHORIZATION_DETAILS);
    }
}
