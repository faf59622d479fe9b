package triad.backend.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.bearer.GuardedPerson.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.SharedServer;
import triad.backend.fake.Tokens;

/** What nobody signed as they should, or is no token at all: refused at once, and nothing has changed. */
@ExtendWith(ArquillianExtension.class)
class ForgedTokenIT {
    private static final GuardedPerson PERSON =
            new GuardedPerson("forged-" + ProcessHandle.current().pid());

    @Deployment(testable = false)
    static WebArchive war() {
        return SharedServer.war();
    }

    /** Row 4: the provider may sign with this key, but not for us. */
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256"})
    void publishedKeyOfAnotherAlgorithm_is401(String algorithm) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(new JOSEObjectType("at+jwt"))
                .keyID(FakeProvider.RS256.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, PERSON.claims().build());
        token.sign(new RSASSASigner(FakeProvider.RS256));

        PERSON.assertRefusedUnchanged(token.serialize());
    }

    /** Rows 4 and 11. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void unsigned_is401(String alg) throws Exception {
        Base64URL header =
                Base64URL.encode("{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"" + key().getKeyID() + "\"}");
        Base64URL payload = PERSON.claims().build().toPayload().toBase64URL();
        PERSON.assertRefusedUnchanged(header + "." + payload + ".");
        PERSON.assertRefusedUnchanged(header + "." + payload + ".AAAA");
    }

    /** Row 4: the public key as an HMAC secret. */
    @Test
    void hmacWithPublicKey_is401() throws Exception {
        byte[] secret = key().toECPublicKey().getEncoded();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key().getKeyID())
                        .build(),
                PERSON.claims().build());
        token.sign(new MACSigner(secret));
        PERSON.assertRefusedUnchanged(token.serialize());
    }

    @Test
    void changedSignatureOrPayload_is401() throws Exception {
        String[] parts = Tokens.valid(PERSON.subject()).split("\\.", -1);
        Base64URL other =
                PERSON.claims().subject("somebody").build().toPayload().toBase64URL();
        PERSON.assertRefusedUnchanged(parts[0] + "." + other + "." + parts[2]);
        PERSON.assertRefusedUnchanged(parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64]));
        PERSON.assertRefusedUnchanged(parts[0] + "." + parts[1] + ".");
    }

    /** Row 10. */
    @Test
    void encryptedPlainToken_is401() throws Exception {
        JWEObject wrapped = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                        .contentType("JWT")
                        .keyID(key().getKeyID())
                        .build(),
                new Payload(new PlainJWT(PERSON.claims().build()).serialize()));
        wrapped.encrypt(new ECDHEncrypter(key().toECPublicKey()));
        PERSON.assertRefusedUnchanged(wrapped.serialize());
    }

    /** Row 14: nothing may be derived from a password. */
    @Test
    void passwordBasedEncryption_is401AtOnce() throws Exception {
        Base64URL header = Base64URL.encode(
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2s\":\"AAAAAAAAAAA\",\"p2c\":2147483647}");
        long start = System.nanoTime();
        PERSON.assertRefusedUnchanged(header + ".AAAA.AAAA.AAAA.AAAA");
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    /** Row 15. */
    @Test
    void deeplyNestedHeader_is401() throws Exception {
        PERSON.assertRefusedUnchanged(Base64URL.encode("{\"alg\":" + "[".repeat(3_500)) + ".e30.AAAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "..", "e30.e30.e30", "ä", "x y"})
    void garbage_is401(String token) throws Exception {
        PERSON.assertRefusedUnchanged(token);
    }

    @Test
    void tooLongToken_is401() throws Exception {
        PERSON.assertRefusedUnchanged(Tokens.with(PERSON.subject(), claims -> claims.claim("long", "x".repeat(5_000))));
    }
}
