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

    @Test
    void takenUp_isAsItWasTyped_andOnlyThatIsSent() {
        draft.takeUp(sent("job_title", "Programmer", "phones", "1\r\n3"));

        assertThat(draft.getTyped())
                .containsEntry("job_title", "Programmer")
                .containsEntry("phones", "1\n3")
                .containsEntry("location", "London");
        assertThat(draft.isUnsaved()).isTrue();
        assertThat(draft.isStale()).isFalse();
        assertThat(draft.patch()).hasToString("{\"job_title\":\"Programmer\",\"phones\":[\"1\",\"3\"]}");
    }

    /** Otherwise an old form would turn back what others did while nobody was signed in. */
    @Test
    void takenUpAfterAChangeOfOthers_leavesTheirsWhereNothingWasTyped() {
        Map<String, String> before = sent("location", "Ockham");
        Draft now = opened("job_title", "Poet");
        now.takeUp(before);

        assertThat(now.getTyped()).containsEntry("job_title", "Poet").containsEntry("location", "Ockham");
        assertThat(now.isStale()).isFalse();
        assertThat(now.patch()).hasToString("{\"location\":\"Ockham\"}");
    }

    @Test
    void takenUpWhereOthersChangedTheSame_isDisputed() {
        Map<String, String> before = sent("job_title", "Programmer");
        Draft now = opened("job_title", "Poet");
        now.takeUp(before);

        assertThat(now.isStale()).isTrue();
        assertThat(now.disputes("job_title")).isTrue();
        assertThat(now.getTyped()).containsEntry("job_title", "Programmer");
    }

    @Test
    void takenUpWhereOthersDidTheSame_isNothingToSave() {
        Map<String, String> before = sent("job_title", "Poet");
        Draft now = opened("job_title", "Poet");
        now.takeUp(before);

        assertThat(now.isUnsaved()).isFalse();
        assertThat(now.isStale()).isFalse();
    }

    @Test
    void takenUpFieldThatThereIsNot_isIgnored() {
        draft.takeUp(sent("department", "mill", "prints_of", "x"));

        assertThat(draft.getTyped()).doesNotContainKeys("department", "prints", "prints_of");
        assertThat(draft.isUnsaved()).isFalse();
    }

    @Test
    void takenUpWithoutPrints_isDisputedRatherThanLost() {
        Map<String, String> before = sent("job_title", "Programmer");
        before.remove("prints");
        draft.takeUp(before);

        assertThat(draft.getTyped()).containsEntry("job_title", "Programmer");
        assertThat(draft.disputes("job_title")).isTrue();
    }

    @Test
    void nothingToTakeUp_changesNothing() {
        draft.takeUp(Map.of());

        assertThat(draft.isUnsaved()).isFalse();
    }

    /** The form as a browser sends it, with some fields changed. */
    private Map<String, String> sent(String... changes) {
        Map<String, String> form = new HashMap<>(draft.getTyped());
        form.put("prints", draft.getPrints());
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        return form;
    }

    private Draft opened(String name, String value) {
        Map<String, String> stored = new HashMap<>(draft.getStored());
        stored.put(name, value);
        Draft other = new Draft();
        other.open(stored);
        return other;
    }

    private void join(String name, String theirs) {
        draft.settle();
        Map<String, String> now = new HashMap<>(draft.getStored());
        now.put(name, theirs);
        draft.join(now);
    }
}
