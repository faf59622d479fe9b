package triad.backend.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.RunnerException;

/** What the hot paths allocate stays what it was: garbage is paid for later, by everybody. */
class AllocationTest {
    /** For what is a little otherwise each time, and in each JDK. */
    private static final double MARGIN = 1.15;

    private static final Map<String, Long> MEASURED = new TreeMap<>();

    @BeforeAll
    static void measure() throws RunnerException {
        assumeThat(AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError())
                .as("the numbers are those of native cryptography")
                .isNull();
        AmazonCorrettoCryptoProvider.install();
        MEASURED.putAll(Allocations.of("^triad\\.backend\\..+Cost\\."));
    }

    @AfterAll
    static void leaveTheJdkAlone() {
        Security.removeProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
    }

    /**
     * The bytes are what a path allocated when it was measured last, by JDK 17 or 25, whichever took more. One that needs more for a good
     * reason gets the number that the failure tells; one that became cheaper gets its new number too, so that it stays there.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GuardCost.newToken                | 12_200
            GuardCost.knownToken              | 3_560
            GuardCost.claimsAndBinding        | 1_970
            ScopeCost.scope                   | 570
            PersonCost.profile                | 11_720
            PersonCost.lineOfAList            | 3_360
            """)
    void path_allocatesNoMoreThanItDid(String path, String bytes) {
        long most = Math.round(MARGIN * Long.parseLong(bytes.replace("_", "")));

        assertThat(MEASURED).containsKey(path);
        assertThat(MEASURED.get(path)).as("bytes that %s allocates", path).isLessThanOrEqualTo(most);
    }
}
