package triad.provider.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.ReadableSpan;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import triad.provider.mtls.ClientCertificate;

/** An answer that tells its span, once, before its body begins: to servers of the deployment, whoever else asks. */
final class SpanTellingResponse extends HttpServletResponseWrapper {
    private static final String CIPHER = "jakarta.servlet.request.cipher_suite";

    private final HttpServletRequest request;
    private final Span span;
    private boolean told;

    SpanTellingResponse(HttpServletRequest request, HttpServletResponse response, Span span) {
        super(response);
        this.request = request;
        this.span = span;
    }

    void tell(int status) {
        if (told || isCommitted()) {
            return;
        }
        told = true;
        span.setAttribute("http.response.status_code", status);
        ClientCertificate.of(request).filter(ClientCertificate::ofDeployment).ifPresent(caller -> {
            span.setAttribute(
                    "tls.client.subject",
                    caller.certificate().getSubjectX500Principal().getName());
            span.setAttribute("triad.tls.client.thumbprint", caller.thumbprint());
            if (request.getAttribute(CIPHER) instanceof String cipher) {
                span.setAttribute("tls.cipher", cipher);
                span.setAttribute("tls.protocol.version", version(cipher));
            }
            span.end();
            if (span instanceof ReadableSpan readable) {
                setHeader(ToldSpan.HEADER, ToldSpan.write(readable.toSpanData()));
            }
        });
    }

    /** The container does not tell it, but the suites of TLS 1.3 are its alone (RFC 8446 §B.4). */
    private static String version(String cipher) {
        return cipher.startsWith("TLS_AES_") || cipher.startsWith("TLS_CHACHA20_") ? "1.3" : "1.2";
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        tell(getStatus());
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        tell(getStatus());
        return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        tell(getStatus());
        super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        tell(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        tell(status);
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        tell(SC_FOUND);
        super.sendRedirect(location);
    }
}
