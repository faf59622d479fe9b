package triad.provider.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONArrayUtils;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import triad.provider.mtls.ClientCertificate;
import triad.provider.outside.Tls;

/** Who hears of a span, and what. */
class SpanTellingResponseTest {
    private final List<String> events = new ArrayList<>();

    @Test
    void serverOfTheDeployment_hearsTheSpan_onceAndBeforeTheBody() throws IOException, ParseException {
        HttpServletResponse response = response(new ClientCertificate(Tls.certificate("backend"), true));
        response.getWriter().write("body");
        response.flushBuffer();

        assertThat(events).hasSize(3);
        assertThat(events.get(0)).startsWith("setHeader Triad-Spans ");
        assertThat(events.subList(1, 3)).containsExactly("getWriter", "flushBuffer");
        String json = new String(
                Base64.getUrlDecoder().decode(events.get(0).substring("setHeader Triad-Spans ".length())),
                StandardCharsets.UTF_8);
        assertThat(JSONArrayUtils.parse(json)).hasSize(1);
        assertThat(json)
                .contains("\"url.path\":\"/token\"", "\"http.response.status_code\":\"200\"", "CN=backend", "\"1.3\"")
                .doesNotContain("secret");
    }

    /** Anybody can make a certificate for oneself. */
    @Test
    void certificateOfAnybody_isNoReasonToTell() throws IOException {
        response(new ClientCertificate(Tls.certificate("backend"), false)).getWriter();

        assertThat(events).containsExactly("getWriter");
    }

    @Test
    void whoHasNoCertificate_hearsNothing() throws IOException {
        response(null).getOutputStream();

        assertThat(events).containsExactly("getOutputStream");
    }

    private HttpServletResponse response(@Nullable ClientCertificate caller) {
        HttpServletRequest request =
                proxy(HttpServletRequest.class, (self, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" ->
                        arguments[0].equals(ClientCertificate.class.getName()) ? caller : "TLS_AES_256_GCM_SHA384";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        Span span = SdkTracerProvider.builder()
                .build()
                .get("test")
                .spanBuilder("SERVER")
                .setAttribute("url.path", "/token")
                .setAttribute("url.query", "secret")
                .startSpan();
        return new SpanTellingResponse(request, proxy(HttpServletResponse.class, this::answer), span);
    }

    private @Nullable Object answer(Object self, java.lang.reflect.Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getStatus" -> 200;
            case "isCommitted" -> false;
            case "getWriter" -> {
                events.add("getWriter");
                yield new PrintWriter(Writer.nullWriter());
            }
            case "setHeader" -> {
                events.add("setHeader " + arguments[0] + " " + arguments[1]);
                yield null;
            }
            default -> {
                events.add(method.getName());
                yield null;
            }
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
