package triad.frontend.fake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A browser session without a server: attributes, nothing else. */
public final class FakeSession {
    private final Map<Object, Object> attributes = new HashMap<>();
    private final HttpSession session =
            proxy(HttpSession.class, (self, method, arguments) -> switch (method.getName()) {
                case "getAttribute" -> attributes.get(arguments[0]);
                case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                case "isNew" -> false;
                case "getId" -> "session-1";
                default -> throw new UnsupportedOperationException(method.getName());
            });

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (self, method, arguments) -> switch (method.getName()) {
            case "getSession" -> session;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    public FakeSession with(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
