package triad.frontend.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void initials_comeFromFirstAndLastName() {
        assertThat(named("Ada King Lovelace").initials()).isEqualTo("AL");
        assertThat(named(" ada ").initials()).isEqualTo("A");
    }

    @Test
    void initials_areWholeCodePoints() {
        assertThat(named("\uD835\uDC9C da").initials()).isEqualTo("\uD835\uDC9CD");
        assertThat(named("\u0623\u062d\u0645\u062f").initials()).isEqualTo("\u0623");
    }

    @Test
    void nobody_hasNoInitials() {
        assertThat(named(null).initials()).isEmpty();
        assertThat(named("  ").initials()).isEmpty();
    }

    @Test
    void withoutName_theNextBestIsShown() {
        var identity = new Identity(" ", null, null, "ada", "ada@example.org", true, null, null, null);

        assertThat(identity.displayName()).isEqualTo("ada");
    }

    private static Identity named(@Nullable String name) {
        return new Identity(name, null, null, null, null, null, null, null, null);
    }
}
