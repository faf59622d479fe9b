package triad.provider.mtls;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import triad.provider.config.ProviderConfig;

/**
 * Finds the certificate that a request comes with.
 *
 * <p>It is that of the connection, unless the connection is the deployment's proxy: then it is the one that the proxy passes on in
 * {@code Client-Cert} (RFC 9440 §2.2), or none. The proxy is known by its own certificate alone; from everybody else the field means
 * nothing. Where {@code provider.mtls-port} names the listener that asks for certificates, they are looked for there alone, because to
 * look for one that is not there costs as much as a signature.
 */
@WebFilter("/*")
public class ClientCertificateFilter implements Filter {
    private final DeploymentCa ca;
    private final Optional<X500Principal> proxy;
    private final Clock clock;
    private final Optional<Integer> port;

    @Inject
    ClientCertificateFilter(DeploymentCa ca, ProviderConfig config, Clock clock) {
        this.ca = ca;
        this.proxy = config.proxy();
        this.clock = clock;
        this.port = config.mtlsPort();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        find((HttpServletRequest) request)
                .ifPresent(certificate -> request.setAttribute(ClientCertificate.ATTRIBUTE, certificate));
        chain.doFilter(request, response);
    }

    private Optional<ClientCertificate> find(HttpServletRequest request) {
        if (port.filter(there -> there != request.getLocalPort()).isPresent()) {
            return Optional.empty();
        }
        Optional<ClientCertificate> own = judge(ofConnection(request));
        return own.filter(this::isProxy).isPresent() ? judge(ClientCertField.read(request)) : own;
    }

    private boolean isProxy(ClientCertificate caller) {
        return caller.ofDeployment()
                && proxy.filter(caller.certificate().getSubjectX500Principal()::equals)
                        .isPresent();
    }

    private Optional<ClientCertificate> judge(List<X509Certificate> chain) {
        return chain.stream()
                .findFirst()
                .filter(this::isCurrent)
                .map(first -> new ClientCertificate(first, ca.issued(chain)));
    }

    /** Again, since a connection may outlive its certificate, and a proxy may be less strict than the listener. */
    private boolean isCurrent(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException outOfTime) {
            return false;
        }
    }

    private static List<X509Certificate> ofConnection(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.request.X509Certificate") instanceof X509Certificate[] chain
                ? List.of(chain)
                : List.of();
    }
}
