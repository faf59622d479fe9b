package triad.provider.outside;

import java.util.LinkedHashMap;
import java.util.Map;

/** A television, which cannot show a sign-in page (RFC 8628 §1); it is a public client. */
public final class Device {
    public static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private final Http http = new Http(Tls.anonymous());
    private final Map<String, String> request = new LinkedHashMap<>();
    private Map<String, Object> codes = Map.of();

    public Device() {
        request.put("client_id", "tv");
        request.put("scope", "openid profile profile:read");
        request.put("resource", Triad.BACKEND);
    }

    public Device with(String parameter, String value) {
        request.put(parameter, value);
        return this;
    }

    /** Asks for its codes. */
    public Answer ask() {
        return http.post(Triad.ISSUER + "/device_authorization", request, "User-Agent", "Television <b>9000</b>");
    }

    /** Asks, and shows the code. */
    public Device begun() {
        Answer answer = ask();
        if (answer.status() != 200) {
            throw new AssertionError("no codes: " + answer);
        }
        codes = answer.json();
        return this;
    }

    public String deviceCode() {
        return String.valueOf(codes.get("device_code"));
    }

    public String userCode() {
        return String.valueOf(codes.get("user_code"));
    }

    public Answer poll() {
        return poll("tv", deviceCode());
    }

    public Answer poll(String clientId, String deviceCode) {
        return http.post(
                Triad.ISSUER + "/token", Map.of("grant_type", GRANT, "client_id", clientId, "device_code", deviceCode));
    }

    /** Types the code into the page, as shown; ends with what the page says then. */
    public Answer typed(Browser browser) {
        return typed(browser, userCode());
    }

    public static Answer typed(Browser browser, String code) {
        return browser.submit(browser.get("/device"), Map.of("user_code", code, "submit", "Continue"));
    }

    /** Types the code, signs in where that is asked for, and presses the button. */
    public Answer answered(Browser browser, String username, String button) {
        return answered(browser, userCode(), username, button);
    }

    public static Answer answered(Browser browser, String code, String username, String button) {
        Answer page = typed(browser, code);
        return browser.submit(page.asks("login") ? browser.signIn(page, username) : page, Map.of(button, button));
    }

    /** Reads userinfo with what it got. */
    public static Answer userinfo(Answer tokens) {
        return new Http(Tls.anonymous()).get(Triad.USER_API, "Authorization", "Bearer " + tokens.text("access_token"));
    }

    /** The tokens after the person allowed it. */
    public Answer connected(Browser browser, String username) {
        answered(browser, username, "allow");
        return poll();
    }
}
