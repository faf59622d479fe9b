package triad.provider.mtls;

import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Client-Cert} field of a proxy's request (RFC 9440 §2.2), to be read for no other caller.
 *
 * <p>{@code Client-Cert-Chain} is not read: whatever stands between the deployment's CA and its servers belongs into the trust store.
 */
final class ClientCertField {
    /** A byte sequence (RFC 8941 §3.3.5) of any length, since the listener limits all fields to 8 KiB. */
    private static final Pattern BYTE_SEQUENCE = Pattern.compile(" *:([A-Za-z0-9+/]+={0,2}): *");

    private ClientCertField() {}

    /** The certificate, alone; empty where the field is missing, repeated or not one DER certificate. */
    static List<X509Certificate> read(HttpServletRequest request) {
        List<String> fields = Collections.list(request.getHeaders("Client-Cert"));
        return fields.size() == 1
                ? decoded(fields.get(0)).flatMap(ClientCertField::certificate).stream()
                        .toList()
                : List.of();
    }

    private static Optional<byte[]> decoded(String field) {
        Matcher matcher = BYTE_SEQUENCE.matcher(field);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(matcher.group(1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The certificate that is these bytes and nothing behind them: parsers also read PEM, and stop where one ends. */
    private static Optional<X509Certificate> certificate(byte[] der) {
        return Optional.ofNullable(X509CertUtils.parse(der)).filter(parsed -> {
            try {
                return Arrays.equals(parsed.getEncoded(), der);
            } catch (CertificateEncodingException broken) {
                return false;
            }
        });
    }
}
