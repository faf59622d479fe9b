package triad.frontend.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactCodeTest {
    /** RFC 6350 §3.2: folded lines are one. */
    @Test
    void card_isShortenedToHowToReachSomebody() {
        String card = """
            BEGIN:VCARD
            VERSION:4.0
            FN:Ada
              Lovelace
            PHOTO:data:image/jpeg;base64,AAAA
             BBBB
            TEL;TYPE=work:+44 1
            NOTE:TEL:no
            END:VCARD
            """.replace("\n", "\r\n");

        assertThat(ContactCode.of(card).text())
                .isEqualTo("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Lovelace\r\nTEL;TYPE=work:+44 1\r\nEND:VCARD\r\n");
    }

    @Test
    void picture_holdsNothingOfTheText() {
        assertThat(ContactCode.of("FN:<script>alert(1)</script>").svg())
                .hasValueSatisfying(svg ->
                        assertThat(svg).startsWith("<svg ").endsWith("</svg>").doesNotContain("script", "FN"));
    }

    @Test
    void longCard_hasNoCode() {
        assertThat(ContactCode.of("FN:" + "x".repeat(3000)).svg()).isEmpty();
    }
}
