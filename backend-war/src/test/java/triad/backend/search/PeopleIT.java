package triad.backend.search;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;
import static triad.backend.search.AdaAndOthers.change;
import static triad.backend.search.AdaAndOthers.encoded;
import static triad.backend.search.AdaAndOthers.search;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** Finding people over mutual TLS: by what one may see of them, whatever the spelling. */
@ExtendWith(ArquillianExtension.class)
class PeopleIT {
    private final AdaAndOthers people = new AdaAndOthers();

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    @BeforeEach
    void arrive() throws Exception {
        people.arrive();
    }

    @Test
    void misspelledWord_findsThePerson() throws Exception {
        assertThat(search(people.stranger, "q=countes" + people.run)).contains(people.sub("ada"));
        assertThat(search(people.stranger, "q=countess" + people.run + "&department=" + people.run))
                .contains(people.sub("ada"));
    }

    /** Whoever is spelled that way hides those who are spelled nearly so. */
    @Test
    void wordAsSpelled_findsNobodyElse() throws Exception {
        change(Tokens.valid(people.sub("near")), "{\"job_title\":\"Countezz" + people.run + "\"}");

        assertThat(search(people.stranger, "q=" + encoded("countess" + people.run)))
                .contains(people.sub("ada"))
                .doesNotContain(people.sub("near"));
    }

    /** Neither accents nor capitals count, and an address is found by its parts. */
    @ParameterizedTest
    @ValueSource(strings = {"Grafin%s", "gräfin%s", "GRA\u0308FIN%s", "of Grafin%s", "grafin%s@example.org"})
    void otherSpelling_findsThePerson(String words) throws Exception {
        change(people.ada, "{\"job_title\":\"Gräfin" + people.run + " of example org\"}");

        assertThat(search(people.stranger, "q=" + encoded(words.formatted(people.run))))
                .contains(people.sub("ada"));
    }

    @Test
    void anotherWord_findsNobody() throws Exception {
        assertThat(search(people.stranger, "q=xylophone&department=" + people.run))
                .isEqualTo("{\"people\":[]}");
    }

    /** What one may not see finds nobody. */
    @Test
    void hiddenWords_findNobody() throws Exception {
        assertThat(search(
                        people.stranger,
                        "q=" + encoded("Chess " + people.run) + "&department=" + people.run + "-part&skill="
                                + encoded("Chess " + people.run)))
                .isEqualTo("{\"people\":[]}");
        assertThat(search(people.stranger, "q=Secret" + people.run)).doesNotContain(people.sub("ada"));
        assertThat(search(people.colleague, "q=Secret" + people.run)).doesNotContain(people.sub("ada"));
        assertThat(search(people.ada, "q=Secret" + people.run)).contains(people.sub("ada"));
    }

    @Test
    void filters_areForThoseWhoSeeTheField() throws Exception {
        String skill = "skill=" + encoded("CHESS " + people.run);
        assertThat(search(people.stranger, skill)).doesNotContain(people.sub("ada"));
        assertThat(search(people.colleague, skill)).contains(people.sub("ada"));
        assertThat(search(people.stranger, "location=" + encoded("london " + people.run)))
                .contains(people.sub("ada"));
        assertThat(search(people.stranger, "location=" + encoded("paris " + people.run)))
                .doesNotContain(people.sub("ada"));
        assertThat(search(people.stranger, "department=" + people.run + "&language=en-gb"))
                .contains(people.sub("ada"));
        assertThat(search(people.stranger, "department=" + people.run + "&language=de"))
                .doesNotContain(people.sub("ada"));
    }

    @Test
    void department_hasItsSubtree() throws Exception {
        assertThat(search(people.stranger, "department=" + people.run))
                .contains(people.sub("ada"), people.sub("colleague"));
        assertThat(search(people.stranger, "department=nowhere")).isEqualTo("{\"people\":[]}");
    }

    /** RFC 8288 §3: the next page is linked, the last is not. */
    @Test
    void pages_areLinked() throws Exception {
        String path = "/api/people?department=" + people.run + "&limit=1";
        HttpResponse<String> first = FRONTEND.get(path, people.stranger);
        assertThat(first.body()).contains(people.sub("ada")).doesNotContain(people.sub("colleague"));
        Matcher link = Pattern.compile("<(/api/people\\?[^>]+)>; rel=\"next\"")
                .matcher(first.headers().firstValue("Link").orElse(""));
        assertThat(link.matches()).isTrue();

        HttpResponse<String> second = FRONTEND.get(link.group(1), people.stranger);
        assertThat(second.body()).contains(people.sub("colleague")).doesNotContain(people.sub("ada"));
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=1&limit=2",
                "after=",
                "after=!",
                "after=YQ",
                "after=AAoA",
                "q=",
                "q=%20",
                "q=a%00",
                "q=a&q=b",
                "skill=",
                "location=%0A",
                "department=%00"
            })
    void badParameter_is400(String parameters) throws Exception {
        HttpResponse<String> answer = FRONTEND.get("/api/people?" + parameters, people.stranger);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"q=%25", "q=%27%3B--", "q=%3F%20%3Ax%20%3Cb%3E", "department=%27%20or%20%27a%27%3D%27a"})
    void markup_isNoQueryLanguage(String parameters) throws Exception {
        assertThat(search(people.stranger, parameters + "&location=" + people.run))
                .isEqualTo("{\"people\":[]}");
    }
}
