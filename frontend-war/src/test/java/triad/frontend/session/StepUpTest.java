package triad.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepUpTest {

    /** RFC 9470 §3. */
    @Test
    void challenge_saysAgeAndWay() {
        assertThat(
                        StepUp.of(
                                "Bearer error=\"insufficient_user_authentication\", "
                                        + "error_description=\"More recent authentication is required\", max_age=\"5\", acr_values=\"a b\""))
                .contains(new StepUp(5, "a b", ""));
    }

    @Test
    void challengeWithAnAgeAlone_saysNoWay() {
        assertThat(StepUp.of("Bearer realm=\"x\", error=\"insufficient_user_authentication\", max_age=600"))
                .contains(new StepUp(600, "", ""));
    }

    /** RFC 6750 §3.1. */
    @Test
    void challengeOfPermission_saysTheScope() {
        assertThat(StepUp.of("Bearer realm=\"x\", error=\"insufficient_scope\", scope=\"people:write\", max_age=\"5\""))
                .contains(new StepUp(null, "", "people:write"));
    }

    @Test
    void otherScope_isAddedOnce() {
        StepUp aged = new StepUp(600, "a", "");

        assertThat(aged.with("x").with("y").with("x")).isEqualTo(new StepUp(600, "a", "x y"));
    }

    /** What is no number of seconds, and what would not fit into a request, is not said. */
    @ParameterizedTest
    @ValueSource(strings = {"max_age=\"-1\"", "max_age=\"99999999999\"", "acr_values=\"\"", "acr_values=\"a\nb\""})
    void nonsense_isNotSaid(String parameter) {
        assertThat(StepUp.of("Bearer error=\"insufficient_user_authentication\", " + parameter))
                .contains(StepUp.NONE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer max_age=\"5\"",
                "Bearer error=\"invalid_token\", max_age=\"5\"",
                "Bearer error=\"insufficient_scope\"",
                "Bearer error=\"insufficient_scope\", scope=\"\"",
                "Bearer error=\"insufficient_scope\", scope=\"a\nb\"",
                "Bearer error=\"invalid_token\", scope=\"people:write\""
            })
    void otherChallenge_isNone(@Nullable String challenge) {
        assertThat(StepUp.of(challenge)).isEqualTo(Optional.empty());
    }
}
