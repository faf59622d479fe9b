import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What the clients of {@code scripts/bench} prove themselves with, as files in VALUES: {@code java Assertions.java key VALUES} makes a key,
 * before the provider starts, {@code sign VALUES ISSUER COUNT} the assertions of the client {@code key} (RFC 7523 §3), {@code prove VALUES
 * URL COUNT} proofs that it is in hand at the moment (RFC 9449 §4.2).
 */
class Assertions {
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Path values = Path.of(args[1]);
        switch (args[0]) {
            case "key" -> key(values);
            case "sign" -> Files.write(values.resolve("assertions"), assertions(values, args[2], Integer.parseInt(args[3])));
            default -> Files.write(values.resolve("proofs"), proofs(values, args[2], Integer.parseInt(args[3])));
        }
    }

    private static void key(Path values) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Files.write(values.resolve("key.pkcs8"), pair.getPrivate().getEncoded());
        // The encoded key ends with its two coordinates
        byte[] key = pair.getPublic().getEncoded();
        String x = encoded(Arrays.copyOfRange(key, key.length - 64, key.length - 32));
        String y = encoded(Arrays.copyOfRange(key, key.length - 32, key.length));
        Files.writeString(
                values.resolve("jwks"),
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"bench\",\"use\":\"sig\",\"alg\":\"ES256\",\"x\":\"" + x
                        + "\",\"y\":\"" + y + "\"}]}");
    }

    /** Valid for most of an hour. */
    private static List<String> assertions(Path values, String issuer, int count)
            throws IOException, GeneralSecurityException {
        return signed(
                values,
                "{\"alg\":\"ES256\",\"kid\":\"bench\",\"typ\":\"JWT\"}",
                "\"iss\":\"key\",\"sub\":\"key\",\"aud\":\"" + issuer + "\",\"exp\":"
                        + (Instant.now().getEpochSecond() + 3000),
                count);
    }

    /** Of a POST to the URL; the provider takes them for a minute. */
    private static List<String> proofs(Path values, String url, int count)
            throws IOException, GeneralSecurityException {
        String jwk = Files.readString(values.resolve("jwks")).replaceFirst(".*(\\{\"kty\".*})]}", "$1");
        return signed(
                values,
                "{\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":" + jwk + "}",
                "\"htm\":\"POST\",\"htu\":\"" + url + "\"",
                count);
    }

    /** Each issued now, with a {@code jti} of its own. */
    private static List<String> signed(Path values, String header, String claims, int count)
            throws IOException, GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(values.resolve("key.pkcs8"))));
        String start = encoded(header) + ".";
        String end = ",\"iat\":" + Instant.now().getEpochSecond() + "," + claims + "}";
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> start + encoded("{\"jti\":\"" + UUID.randomUUID() + "\"" + end))
                .map(content -> content + "." + signature(key, content))
                .toList();
    }

    private static String signature(PrivateKey key, String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return encoded(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
