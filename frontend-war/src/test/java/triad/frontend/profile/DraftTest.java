package triad.frontend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two versions of a profile and what somebody types: who changed what, and what is sent in the end. */
class DraftTest {
    private final Draft draft = new Draft();

    @BeforeEach
    void open() {
        draft.open(Map.of("job_title", "Countess", "location", "London", "phones", "1\n2", "seen_phones", "me"));
    }

    @Test
    void nothingTyped_isNothingToSave() {
        draft.settle();

        assertThat(draft.isUnsaved()).isFalse();
        assertThat(draft.patch()).isEmpty();
    }

    @Test
    void blanksAndLineEnds_areNoChange() {
        draft.getTyped().put("phones", " 1 \r\n\r\n2\r\n");
        draft.getTyped().put("location", "London ");
        draft.settle();

        assertThat(draft.isUnsaved()).isFalse();
    }

    @Test
    void changeOfOthers_isTakenOver() {
        draft.getTyped().put("location", "Ockham");
        join("job_title", "Poet");

        assertThat(draft.getTyped()).containsEntry("job_title", "Poet").containsEntry("location", "Ockham");
        assertThat(draft.adopts("job_title")).isTrue();
        assertThat(draft.disputes("location")).isFalse();
        assertThat(draft.patch()).hasToString("{\"location\":\"Ockham\"}");
    }

    @Test
    void changeOfBoth_isDisputed_andMineUnlessGivenUp() {
        draft.getTyped().put("seen_phones", "everyone");
        join("seen_phones", "colleagues");
        assertThat(draft.disputes("seen_phones")).isTrue();
        assertThat(draft.patch()).hasToString("{\"visibility\":{\"phones\":\"everyone\"}}");

        draft.getGiven().put("seen_phones", true);
        draft.settle();
        assertThat(draft.patch()).isEmpty();
        assertThat(draft.disputes("seen_phones")).isFalse();
    }

    @Test
    void sameChangeOfBoth_isNoDispute() {
        draft.getTyped().put("job_title", "Poet");
        join("job_title", "Poet");

        assertThat(draft.disputes("job_title")).isFalse();
        assertThat(draft.isUnsaved()).isFalse();
    }

    /** A forged form cannot give up what was never disputed. */
    @Test
    void givenUpWithoutDispute_isMine() {
        draft.getTyped().put("job_title", "Poet");
        draft.getGiven().put("job_title", true);
        draft.settle();

        assertThat(draft.patch()).hasToString("{\"job_title\":\"Poet\"}");
    }

    private void join(String name, String theirs) {
        draft.settle();
        Map<String, String> now = new HashMap<>(draft.getStored());
        now.put(name, theirs);
        draft.join(now);
    }
}
