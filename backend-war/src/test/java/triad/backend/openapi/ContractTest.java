package triad.backend.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.backend.fake.Images;

/** What is held against the description does not pass whatever it is. */
class ContractTest {
    private static final byte[] JPEG = Images.of("jpg", 60, 40);
    private static final HttpHeaders ALL_OF_IT =
            HttpHeaders.of(Map.of("Content-Length", List.of(String.valueOf(JPEG.length))), (name, value) -> true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Person                       | {"sub":"a"}
            Person                       | {"sub":"a","name":"A","shoe_size":"44"}
            Person                       | {"sub":"a","name":"A","photo":"short"}
            ProfilePatch                 | {"photo":null}
            ProfilePatch                 | {"manager":"b"}
            ProfilePatch                 | {"department":null}
            PersonPatch                  | {"visibility":{"phones":"me"}}
            PersonPatch                  | {"out_of_office":{"until":"soon"}}
            ImportedPerson               | {"job_title":"A"}
            ImportedPerson               | {"sub":"a","visibility":{}}
            ImportedPerson               | {"sub":"a","out_of_office":{"from":"2027-01-31"}}
            ExportedPerson               | {"sub":"a","name":"A","version":0,"visibility":{}}
            Import/properties/state      | "stopped"
            Choices                      | {"shoe_size":"me"}
            Absence/properties/from      | "tomorrow"
            OwnData/properties/photo     | {"media_type":"image/jpeg","base64":"iVBORw0KGgo="}
            """)
    void wrongValue_isNoticed(String schema, String value) {
        assertThat(complaints(schema, value)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Person                       | {"sub":"a","name":"A"}
            ProfilePatch                 | {"visibility":{"photo":"me"}}
            PersonPatch                  | {"manager":"b","department":null,"out_of_office":{"message":null}}
            ImportedPerson               | {"sub":"a","manager":null,"name":"A","out_of_office":null}
            OwnData/properties/photo     | {"media_type":"image/jpeg","base64":"/9j/4A=="}
            """)
    void rightValue_passes(String schema, String value) {
        assertThat(complaints(schema, value)).isEmpty();
    }

    private static List<String> complaints(String schema, String value) {
        return ApiDescriptionTest.CONTRACT.complaints("/components/schemas/" + schema, Contract.read(value));
    }

    @Test
    void wholeImage_passes() {
        Contract.requireImage("image/jpeg", ALL_OF_IT, JPEG);
    }

    @Test
    void otherImage_isNoticed() {
        byte[] png = Arrays.copyOf(Images.of("png", 60, 40), JPEG.length);

        assertThatThrownBy(() -> Contract.requireImage("image/jpeg", ALL_OF_IT, png))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("image/png");
        assertThatThrownBy(() -> Contract.requireImage("image/png", ALL_OF_IT, JPEG))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void imageOfAnotherLength_isNoticed() {
        byte[] half = Arrays.copyOf(JPEG, JPEG.length / 2);

        assertThatThrownBy(() -> Contract.requireImage("image/jpeg", ALL_OF_IT, half))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(String.valueOf(half.length));
    }
}
