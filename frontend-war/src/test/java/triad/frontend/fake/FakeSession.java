package triad.frontend.fake;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A browser session without a server: attributes and cookies, nothing else. */
public final class FakeSession {
    private final Map<Object, Object> attributes = new HashMap<>();
    private final Map<String, Cookie> cookies = new HashMap<>();
    private String contentType = "application/x-www-form-urlencoded;charset=UTF-8";
    private final HttpSession session =
            proxy(HttpSession.class, (self, method, arguments) -> switch (method.getName()) {
                case "getAttribute" -> attributes.get(arguments[0]);
                case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                case "isNew" -> false;
                case "getId" -> "session-1";
                case "setMaxInactiveInterval" -> null;
                case "invalidate" -> {
                    attributes.clear();
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            });

    public HttpServletRequest request() {
        return request("GET", "/", Map.of());
    }

    /** A form, if it is a POST. */
    public HttpServletRequest request(String verb, String path, Map<String, String> parameters) {
        return request(verb, path, parameters, parameters.toString().length());
    }

    public HttpServletRequest request(String verb, String path, Map<String, String> parameters, long length) {
        return proxy(HttpServletRequest.class, (self, method, arguments) -> switch (method.getName()) {
            case "getMethod" -> verb;
            case "getRequestURI" -> path;
            case "getContentType" -> contentType;
            case "getContentLengthLong" -> length;
            case "getParameter" -> parameters.get(arguments[0]);
            case "getParameterNames" -> Collections.enumeration(parameters.keySet());
            case "getSession" -> session;
            case "changeSessionId" -> "session-2";
            case "getCookies" -> cookies.isEmpty() ? null : cookies.values().toArray(Cookie[]::new);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Its cookies are on the next requests. */
    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (self, method, arguments) -> switch (method.getName()) {
            case "addCookie" -> keep((Cookie) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private @Nullable Object keep(Cookie cookie) {
        return cookie.getMaxAge() == 0 ? cookies.remove(cookie.getName()) : cookies.put(cookie.getName(), cookie);
    }

    /** Of the next forms. */
    public FakeSession sending(String type) {
        contentType = type;
        return this;
    }

    /** An attribute. */
    public @Nullable Object get(String name) {
        return attributes.get(name);
    }

    public FakeSession with(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    public @Nullable Cookie cookie(String name) {
        return cookies.get(name);
    }

    /** All that it has. */
    public List<Cookie> cookies() {
        return List.copyOf(cookies.values());
    }

    /** From now on it has this one. */
    public void give(Cookie cookie) {
        cookies.put(cookie.getName(), cookie);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
