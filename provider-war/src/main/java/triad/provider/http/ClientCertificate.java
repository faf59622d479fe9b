package triad.provider.http;

import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The certificate that the caller proved to own in this connection's TLS handshake.
 *
 * @param certificate validated by the listener against the deployment's CA
 */
public record ClientCertificate(X509Certificate certificate) {

    /** The certificate of this connection; empty on the browsers' listener. */
    public static Optional<ClientCertificate> of(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.request.X509Certificate") instanceof X509Certificate[] chain
                        && chain.length > 0
                ? Optional.of(new ClientCertificate(chain[0]))
                : Optional.empty();
    }

    /** The {@code x5t#S256} thumbprint that binds a token to this certificate (RFC 8705 §3.1). */
    public String thumbprint() {
        return X509CertUtils.computeSHA256Thumbprint(certificate).toString();
    }
}
