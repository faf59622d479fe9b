package triad.backend.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** The people of the demonstration, as somebody who signed in sees them. */
@ExtendWith(ArquillianExtension.class)
class DemoIT {
    private final String visitor = Tokens.valid("demo-visitor");

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @Test
    void people_areFoundInTheirDepartments() throws Exception {
        assertThat(Caller.FRONTEND
                        .get("/api/people?department=engineering", visitor)
                        .body())
                .contains("Johann Huber", "Ζωή Παπαδάκη", "Samuel Adeyemi")
                .doesNotContain("Inês");
        assertThat(Caller.FRONTEND.get("/api/people?q=Adeyemy", visitor).body()).contains("Samuel Adeyemi");
    }

    @Test
    void chart_leadsToTheTop() throws Exception {
        assertThat(Caller.FRONTEND
                        .get("/api/people/zoe-papadaki/chart", visitor)
                        .body())
                .containsSubsequence("Johann Huber", "Mei Tanaka", "Ζωή Παπαδάκη");
    }

    @Test
    void whatTheyShareWithColleagues_isNotForVisitors() throws Exception {
        assertThat(Caller.FRONTEND.get("/api/people/ines-costa", visitor).body())
                .doesNotContain("\"location\"", "@triad");
        assertThat(Caller.FRONTEND.get("/api/people/layla-haddad", visitor).body())
                .doesNotContain("+962");
        assertThat(Caller.FRONTEND.get("/api/people?location=lisbon", visitor).body())
                .doesNotContain("Costa");
    }
}
