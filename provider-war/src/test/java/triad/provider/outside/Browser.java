package triad.provider.outside;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as cookies and forms go; it follows redirects only when told. */
public final class Browser {
    public static final String SESSION = "__Host-triad-session";
    public static final String TIE = "__Host-triad-browser";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form [^>]*action=\"([^\"]+)\"");
    private static final Http HTTP = new Http(Tls.anonymous());
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Answer get(String url) {
        return kept(HTTP.get(absolute(url), cookieHeader()));
    }

    public Answer post(String url, Map<String, String> form, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(cookieHeader(), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return kept(HTTP.post(absolute(url), form, all));
    }

    /** Follows redirects within the provider, up to a page or to the answer that leads elsewhere. */
    public Answer follow(String url) {
        Answer answer = get(url);
        for (int hops = 0; hops < 10 && answer.location().startsWith("/"); hops++) {
            answer = get(answer.location());
        }
        return answer;
    }

    /** Submits the form of a page the way this browser shows it, then follows. */
    public Answer submit(Answer page, Map<String, String> typed) {
        Answer answer =
                post(action(page), filled(page, typed), "Origin", Triad.ISSUER, "Sec-Fetch-Site", "same-origin");
        return answer.location().startsWith("/") ? follow(answer.location()) : answer;
    }

    /** Types name and password into the sign-in page. */
    public Answer signIn(Answer page, String username, String password) {
        return submit(page, Map.of("username", username, "password", password, "submit", "Sign in"));
    }

    public Answer signIn(Answer page, String username) {
        return signIn(page, username, Triad.PASSWORD);
    }

    /** Ends the session that these came of, as their client does it. */
    public Answer signOut(Tokens tokens) {
        return get("/logout?id_token_hint=" + tokens.idToken());
    }

    /** Presses {@code allow} or {@code deny} on the consent page. */
    public Answer consent(Answer page, String button) {
        return submit(page, Map.of(button, button));
    }

    /** What the sign-in page would send, without having looked at it. */
    public static Map<String, String> loginForm(String username, String password) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("login", "login");
        form.put("jakarta.faces.ViewState", "stateless");
        form.put("username", username);
        form.put("password", password);
        form.put("submit", "Sign in");
        return form;
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** Puts a cookie into this browser that it was not given. */
    public Browser plant(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public static String action(Answer page) {
        Matcher matcher = ACTION.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no form: " + page);
        }
        return matcher.group(1);
    }

    /** The fields that the page's form would send. */
    public static Map<String, String> filled(Answer page, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(page.body());
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        fields.putAll(typed);
        return fields;
    }

    private String[] cookieHeader() {
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return new String[] {"Cookie", all.isEmpty() ? "none=1" : all};
    }

    private Answer kept(Answer answer) {
        for (String header : answer.headers().allValues("Set-Cookie")) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            if (header.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    private static String absolute(String url) {
        return url.startsWith("/") ? Triad.ISSUER + url : url;
    }
}
