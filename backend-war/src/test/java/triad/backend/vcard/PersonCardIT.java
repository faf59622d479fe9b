package triad.backend.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.Caller;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** The card of a person, for themselves and for others. */
@ExtendWith(ArquillianExtension.class)
class PersonCardIT {
    private static final Caller FRONTEND = Caller.FRONTEND;
    private final String person = "card-" + UUID.randomUUID();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @Test
    void card_showsWhatOneMaySee() throws Exception {
        String token = Tokens.valid(person);
        String tag = FRONTEND.get(token).headers().firstValue("ETag").orElseThrow();
        FRONTEND.patch(
                token, tag, "{\"job_title\":\"Keeper\",\"phones\":[\"+49 30 1\"],\"visibility\":{\"phones\":\"me\"}}");

        HttpResponse<String> own = card(person, token);
        HttpResponse<String> others = card(person, Tokens.valid(person + "-other"));

        assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
        assertThat(own.headers().firstValue("Content-Type")).contains("text/vcard;charset=utf-8");
        assertThat(own.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"person.vcf\"");
        assertThat(own.body()).contains("FN:Name of " + person, "TITLE:Keeper", "+49 30 1", "EMAIL");
        assertThat(others.body()).contains("TITLE:Keeper").doesNotContain("+49 30 1", "EMAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-to-all", "%00", "..%2Fx", "x%0D%0Ay"})
    void unknownPerson_isAProblem(String subject) throws Exception {
        HttpResponse<String> answer = FRONTEND.send(Caller.to("/api/people/" + subject + "/vcard")
                .header("Authorization", "Bearer " + Tokens.valid(person)));

        assertThat(answer.statusCode()).isBetween(400, 404);
    }

    private static HttpResponse<String> card(String subject, String token) throws Exception {
        return FRONTEND.send(Caller.to("/api/people/" + subject + "/vcard").header("Authorization", "Bearer " + token));
    }
}
