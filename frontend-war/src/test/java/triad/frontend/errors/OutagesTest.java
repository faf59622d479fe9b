package triad.frontend.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.faces.FacesException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import triad.frontend.memory.MemoryAway;

/** A memory that is away, noticed at some depth of a page. */
class OutagesTest {
    private final Outages outages = new Outages();
    private final List<String> answered = new ArrayList<>();
    private boolean committed;

    @Test
    void memoryAway_isSaid_howeverDeepItLies() throws IOException, ServletException {
        answer(() -> {
            throw new MemoryAway(new IllegalStateException());
        });
        answer(() -> {
            throw new ServletException(
                    new FacesException(new IllegalStateException(new MemoryAway(new IllegalStateException()))));
        });

        assertThat(answered)
                .containsExactly(
                        "setHeader[Retry-After, 5]", "sendError[503]", "setHeader[Retry-After, 5]", "sendError[503]");
    }

    @Test
    void otherFailure_isNotCovered() {
        var broken = new ServletException(new IllegalStateException("ours"));

        assertThatThrownBy(() -> answer(() -> {
                    throw broken;
                }))
                .isSameAs(broken);
        assertThat(answered).isEmpty();
    }

    @Test
    void answerUnderWay_isNotChanged() {
        committed = true;

        assertThatThrownBy(() -> answer(() -> {
                    throw new MemoryAway(new IllegalStateException());
                }))
                .isNotNull();
        assertThat(answered).isEmpty();
    }

    @Test
    void causesInACircle_endTheSearch() {
        var one = new IllegalStateException();
        one.initCause(new IllegalStateException(one));
        var broken = new ServletException(one);

        assertThatThrownBy(() -> answer(() -> {
                    throw broken;
                }))
                .isSameAs(broken);
    }

    /** What comes after the filter. */
    private interface Rest {
        void run() throws IOException, ServletException;
    }

    private void answer(Rest rest) throws IOException, ServletException {
        HttpServletRequest request = proxy(HttpServletRequest.class, (self, method, arguments) -> null);
        HttpServletResponse response = proxy(HttpServletResponse.class, (self, method, arguments) -> {
            if (method.getName().equals("isCommitted")) {
                return committed;
            }
            answered.add(method.getName() + Arrays.toString(arguments));
            return null;
        });
        FilterChain chain = (ignored, alsoIgnored) -> rest.run();
        outages.doFilter(request, response, chain);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
