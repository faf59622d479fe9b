package triad.provider.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Somebody with a certificate that the deployment did not make for them, or made too long ago; made with the JDK's keytool. */
public final class Impostor {
    private static final Path DIRECTORY = Path.of("target", "it", "impostors").toAbsolutePath();
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
    private static final String PASSWORD = "changeit";
    private final Path store;

    /** The one of them that is registered as a client by its certificate (RFC 8705 §2.2). */
    public static final Impostor REGISTERED = selfSigned("CN=frontend,O=Triad Development");

    private Impostor(Path store) {
        this.store = store;
    }

    /** Signed with its own key; the options are keytool's, such as {@code -startdate}, {@code -validity}, {@code -ext}. */
    public static Impostor selfSigned(String subject, String... options) {
        try {
            Files.createDirectories(DIRECTORY);
            Path store = DIRECTORY.resolve(System.nanoTime() + ".p12");
            List<String> command = new ArrayList<>(List.of(
                    "-genkeypair", "-alias", "own", "-dname", subject, "-keyalg", "EC", "-groupname", "secp256r1"));
            command.addAll(List.of(options));
            Impostor impostor = new Impostor(store);
            impostor.keytool(command, store, PASSWORD);
            return impostor;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same key, its certificate signed with a key of the deployment: {@code ca}, or that of a server, which is no CA. */
    public Impostor signedByDeployment(String signer, String... options) {
        return signedBy(Tls.DIRECTORY.resolve(signer + ".p12"), signer, Tls.password(Tls.DIRECTORY), options);
    }

    /** The same key, its certificate signed with another impostor's. */
    public Impostor signedBy(Impostor other, String... options) {
        return signedBy(other.store, "own", PASSWORD, options);
    }

    private Impostor signedBy(Path signer, String alias, String password, String... options) {
        try {
            Path request = Path.of(store + ".csr");
            Path signed = Path.of(store + ".pem");
            keytool(List.of("-certreq", "-alias", "own", "-file", request.toString()), store, PASSWORD);
            List<String> command =
                    new ArrayList<>(List.of("-gencert", "-rfc", "-alias", alias, "-infile", request.toString()));
            command.addAll(List.of("-outfile", signed.toString()));
            command.addAll(List.of(options));
            keytool(command, signer, password);
            keytool(List.of("-exportcert", "-rfc", "-alias", alias, "-file", signed + ".issuer"), signer, password);
            KeyStore own = open(store, PASSWORD);
            PrivateKey key = (PrivateKey) own.getKey("own", PASSWORD.toCharArray());
            own.setKeyEntry("own", key, PASSWORD.toCharArray(), new Certificate[] {
                read(signed), read(Path.of(signed + ".issuer"))
            });
            try (var out = Files.newOutputStream(store)) {
                own.store(out, PASSWORD.toCharArray());
            }
            return this;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Http http() {
        return http(new Certificate[0]);
    }

    /** Sends more certificates behind its own. */
    public Http http(Certificate... more) {
        try {
            KeyStore own = open(store, PASSWORD);
            Certificate[] chain = Stream.concat(Stream.of(own.getCertificateChain("own")), Stream.of(more))
                    .toArray(Certificate[]::new);
            // A kind of store that does not look at chains
            KeyStore sent = KeyStore.getInstance("JKS");
            sent.load(null, null);
            sent.setKeyEntry("own", own.getKey("own", PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
            SSLContext context = Tls.context(sent, PASSWORD);
            return new Http(context);
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The certificate as a key set, for a registration. */
    public String jwks() {
        try {
            ECKey key = new ECKey.Builder(
                            Curve.P_256, (ECPublicKey) certificate().getPublicKey())
                    .x509CertChain(List.of(Base64.encode(certificate().getEncoded())))
                    .build();
            return new JWKSet(key).toString();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public X509Certificate certificate() {
        try {
            return (X509Certificate) open(store, PASSWORD).getCertificate("own");
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyStore open(Path file, String password) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(file.toFile(), password.toCharArray());
    }

    private static Certificate read(Path file) throws GeneralSecurityException, IOException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private void keytool(List<String> arguments, Path keystore, String password) throws IOException {
        List<String> command = new ArrayList<>(List.of(KEYTOOL.toString(), "-J-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        command.addAll(List.of("-keystore", keystore.toString(), "-storetype", "PKCS12", "-storepass", password));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", arguments) + ": " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
