package triad.provider.client;

import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import triad.provider.http.ErrorCode;
import triad.provider.http.Refusal;

/**
 * What the certificate of a {@code tls_client_auth} client must show: its subject name or one alternative name (RFC 8705 §2.1.2).
 *
 * @param type the general name's type in a certificate (RFC 5280 §4.2.1.6), or {@link #DISTINGUISHED_NAME}
 * @param value the name
 */
public record CertificateSubject(int type, String value) {
    private static final int DISTINGUISHED_NAME = -1;

    /** What the metadata names; more than one way is refused, so that none of them can be forgotten. */
    static Optional<CertificateSubject> of(ClientMetadata metadata) {
        List<CertificateSubject> named = Stream.of(
                        name(DISTINGUISHED_NAME, metadata.getTLSClientAuthSubjectDN()),
                        name(1, metadata.getTLSClientAuthSanEmail()),
                        name(2, metadata.getTLSClientAuthSanDNS()),
                        name(6, metadata.getTLSClientAuthSanURI()),
                        name(7, metadata.getTLSClientAuthSanIP()))
                .flatMap(Optional::stream)
                .toList();
        if (named.size() > 1) {
            throw new Refusal(ErrorCode.INVALID_CLIENT_METADATA, "Only one tls_client_auth name may be registered");
        }
        return named.stream().findFirst();
    }

    /** Refuses what is no distinguished name. */
    public CertificateSubject {
        if (type == DISTINGUISHED_NAME) {
            principal(value);
        }
    }

    /** Whether the certificate shows the name. */
    public boolean matches(X509Certificate certificate) {
        if (type == DISTINGUISHED_NAME) {
            return certificate.getSubjectX500Principal().equals(principal(value));
        }
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .anyMatch(name -> Integer.valueOf(type).equals(name.get(0)) && value.equals(name.get(1)));
        } catch (CertificateParsingException malformed) {
            return false;
        }
    }

    private static Optional<CertificateSubject> name(int type, @Nullable String value) {
        return Optional.ofNullable(value).map(name -> new CertificateSubject(type, name));
    }

    private static X500Principal principal(String name) {
        try {
            return new X500Principal(name);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(
                    ErrorCode.INVALID_CLIENT_METADATA, "tls_client_auth_subject_dn: '" + name + "' is no name");
        }
    }
}
