package triad.provider.allocation;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that comes again and again, and allocates next to nothing itself; whatever else somebody asks it is an error. */
public final class PlainRequest extends HttpServletRequestWrapper {
    private static final HttpServletRequest NOTHING = (HttpServletRequest) Proxy.newProxyInstance(
            PlainRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private final String method;
    private final Map<String, String> headers;
    private final byte[] body;

    private PlainRequest(String method, Map<String, String> headers, String body) {
        super(NOTHING);
        this.method = method;
        this.headers = headers;
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    /** A form with these headers. */
    public static PlainRequest form(Map<String, String> headers, String body) {
        return new PlainRequest("POST", headers, body);
    }

    /** A question with no headers. */
    public static PlainRequest get() {
        return new PlainRequest("GET", Map.of(), "");
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getContentType() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = headers.get(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(value));
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return null;
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                return bytes.read(into, from, most);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
