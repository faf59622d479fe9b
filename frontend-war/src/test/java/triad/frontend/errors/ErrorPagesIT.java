package triad.frontend.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import triad.frontend.fake.Browser;
import triad.frontend.fake.WithTriad;

/** What is told where there is no page. */
@WithTriad
class ErrorPagesIT {
    @Test
    void unknownPage_isToldKindly() {
        HttpResponse<String> answer = new Browser().get("/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here").doesNotContain("Payara");
    }

    @Test
    void errorPages_haveNoAddress() {
        for (String path :
                new String[] {"/errors", "/errors/", "/errors/failure", "/errors/x", "/errors/../WEB-INF/error.html"}) {
            HttpResponse<String> answer = new Browser().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("There is nothing here").doesNotContain("{title}", "Payara");
        }
    }
}
