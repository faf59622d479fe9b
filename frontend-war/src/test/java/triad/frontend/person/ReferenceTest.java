package triad.frontend.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "https://ada.example/notes/, https://ada.example/notes/, ada.example/notes",
        "HTTP://ada.example, HTTP://ada.example, ada.example",
        "https://ada.example/ä, https://ada.example/%C3%A4, ada.example/ä"
    })
    void webAddress_leadsThere(String address, String href, String text) {
        assertThat(Reference.web(address)).isEqualTo(new Reference(text, href));
    }

    /** ATTACKS 27, 28: no scheme that runs something, and nothing that looks like another site. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://ada.example/%0aalert(1)",
                " https://ada.example",
                "data:text/html,x",
                "//evil.example",
                "/people",
                "https:evil.example",
                "https://ada.example@evil.example",
                "vbscript:x",
                "ada.example",
                "",
                "https://ada.example/\" onclick=\"x",
                "file:///etc/passwd",
                "https://"
            })
    void otherText_leadsNowhere(String address) {
        assertThat(Reference.web(address)).isEqualTo(new Reference(address, ""));
    }

    /** RFC 6068: no header fields in an address. */
    @Test
    void mail_hasOneReceiverAndNothingElse() {
        assertThat(Reference.mail("a+b@example.org").href()).isEqualTo("mailto:a%2Bb@example.org");
        assertThat(Reference.mail("a@b.c?bcc=evil@e.f&subject=x y").href())
                .isEqualTo("mailto:a@b.c%3Fbcc%3Devil@e.f%26subject%3Dx%20y");
    }

    @Test
    void phone_isDigits() {
        assertThat(Reference.phone("+44 (20) 1-2").href()).isEqualTo("tel:+442012");
        assertThat(Reference.phone("call me").href()).isEmpty();
    }

    @Test
    void people_areFoundByTheSame() {
        assertThat(Reference.people("C++", "skill", "C++ & more").href()).isEqualTo("/people?skill=C%2B%2B+%26+more");
    }
}
