package triad.provider.mtls;

import com.nimbusds.jose.util.X509CertUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The certificate whose key the caller proved to hold: in this connection's TLS handshake, or in the one with the deployment's proxy.
 *
 * @param certificate of any issuer, not expired: enough to bind a token (RFC 8705 §3)
 * @param ofDeployment whether the deployment's CA issued it: only then its subject is a name (RFC 8705 §2.1)
 */
public record ClientCertificate(X509Certificate certificate, boolean ofDeployment) {
    static final String ATTRIBUTE = ClientCertificate.class.getName();

    /** The certificate of this request; empty on the browsers' listener. */
    public static Optional<ClientCertificate> of(HttpServletRequest request) {
        return Optional.ofNullable((ClientCertificate) request.getAttribute(ATTRIBUTE));
    }

    /** The {@code x5t#S256} thumbprint that binds a token to this certificate (RFC 8705 §3.1). */
    public String thumbprint() {
        return X509CertUtils.computeSHA256Thumbprint(certificate).toString();
    }
}
