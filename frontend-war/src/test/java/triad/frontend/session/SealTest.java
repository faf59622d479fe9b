package triad.frontend.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.frontend.config.SessionKeys;

class SealTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final SignedIn ADA = new SignedIn(
            "ada",
            "sid-1",
            "Ada Lovelace, \u05e2\u05d3\u05d4",
            "en-GB",
            "Europe/London",
            "secret-id",
            new Tokens("secret-at", AT, "secret-rt", null),
            AT);

    private final Seal seal = seal(key(1), null);

    @Test
    void sealed_opensAsItWas() {
        assertThat(seal.open(seal.close(ADA, "s"), "s")).contains(ADA);
        var poor =
                new SignedIn("ada", null, "Ada", null, null, "secret-id", new Tokens("secret-at", AT, null, null), AT);
        assertThat(seal.open(seal.close(poor, "s"), "s")).contains(poor);
        var bounded = ADA.with(new Tokens("secret-at", AT, "secret-rt", AT.plusSeconds(60)));
        assertThat(seal.open(seal.close(bounded, "s"), "s")).contains(bounded);
    }

    @Test
    void sealed_holdsNoTokenAndNoName() {
        String kept = seal.close(ADA, "s");
        String decoded = Stream.of(kept.split("\\."))
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1))
                .reduce("", String::concat);
        assertThat(kept + decoded).doesNotContain("secret-id", "secret-at", "secret-rt", "Lovelace");
        assertThat(seal.close(ADA, "s")).as("the same again").isNotEqualTo(kept);
    }

    @Test
    void sealedForAnotherSession_isNobody() {
        assertThat(seal.open(seal.close(ADA, "his"), "hers")).isEmpty();
    }

    @Test
    void anyChangedCharacter_isNobody() {
        String kept = seal.close(ADA, "s");
        // The last character of a part has bits that nobody reads
        IntStream.range(0, kept.length())
                .filter(i -> kept.charAt(i) != '.' && i + 1 < kept.length() && kept.charAt(i + 1) != '.')
                .mapToObj(i -> kept.substring(0, i) + (kept.charAt(i) == 'A' ? 'B' : 'A') + kept.substring(i + 1))
                .forEach(changed ->
                        assertThat(seal.open(changed, "s")).as(changed).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "....",
                "null",
                "{}",
                "a.b.c.d.e",
                "\u0000",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0....",
                "rO0ABXNy"
            })
    void garbage_isNobody(String kept) {
        assertThat(seal.open(kept, "s")).isEmpty();
    }

    /** ATTACKS 4, 10, 14: what the attacker's header says is not obeyed. */
    @Test
    void otherKindsOfJwt_areNobody() throws ParseException {
        var claims = new JWTClaimsSet.Builder().audience("s").subject("ada").build();
        assertThat(seal.open(new PlainJWT(claims).serialize(), "s")).isEmpty();
        String[] parts = seal.close(ADA, "s").split("\\.", 2);
        for (String header : new String[] {
            "{\"alg\":\"none\",\"enc\":\"A256GCM\"}",
            "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
            "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}",
            "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}"
        }) {
            String changed =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
            assertThat(seal.open(changed + "." + parts[1], "s")).as(header).isEmpty();
        }
        assertThat(JWEHeader.parse(EncryptedJWT.parse(seal.close(ADA, "s"))
                                .getHeader()
                                .toJSONObject())
                        .toString())
                .isEqualTo("{\"enc\":\"A256GCM\",\"alg\":\"dir\"}");
    }

    @Test
    void changeOfKeys_signsNobodyOut_inEitherOrder() throws JOSEException {
        String older = seal.close(ADA, "s");
        Seal both = seal(key(2), key(1));
        assertThat(both.open(older, "s")).contains(ADA);
        String newer = both.close(ADA, "s");
        assertThat(seal(key(1), key(2)).open(newer, "s"))
                .as("a node that comes later")
                .contains(ADA);
        assertThat(seal(key(2), null).open(newer, "s")).contains(ADA);
        assertThat(seal(key(2), null).open(older, "s")).as("after the change").isEmpty();
    }

    private static Seal seal(SecretKey current, @Nullable SecretKey former) {
        return new Seal(new SessionKeys(current, Optional.ofNullable(former), false));
    }

    private static SecretKey key(int first) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) first;
        return new SecretKeySpec(bytes, "AES");
    }
}
