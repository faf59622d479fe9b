package triad.provider.outside;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One authorization as its client and its user's browser live it; each step can be bent or left out. */
public final class ProviderFlow {
    private final Caller client;
    private final Browser browser;
    private final String verifier = random();
    private final Map<String, String> request = new LinkedHashMap<>();

    private ProviderFlow(Caller client, Browser browser, String redirectUri, String scope) {
        this.client = client;
        this.browser = browser;
        request.put("response_type", "code");
        request.put("redirect_uri", redirectUri);
        request.put("scope", scope);
        request.put("resource", Triad.BACKEND);
        request.put("state", "st ate&1");
        request.put("nonce", "no-nce");
        request.put("code_challenge", sha256(verifier));
        request.put("code_challenge_method", "S256");
    }

    /** The frontend's own request, for everything it registered. */
    public static ProviderFlow frontend() {
        return frontend(new Browser());
    }

    public static ProviderFlow frontend(Browser browser) {
        return new ProviderFlow(
                Server.FRONTEND, browser, Triad.CALLBACK, "openid profile email profile:read profile:write");
    }

    /** Another registered client, one that need not push its requests. */
    public static ProviderFlow mallory() {
        return mallory(new Browser());
    }

    public static ProviderFlow mallory(Browser browser) {
        return new ProviderFlow(Server.MALLORY, browser, Triad.MALLORY_CALLBACK, "openid profile email profile:read");
    }

    /** Any client in a browser of its own, for tokens at the backend. */
    public static ProviderFlow of(Caller client, String redirectUri) {
        return new ProviderFlow(client, new Browser(), redirectUri, "openid profile email profile:read");
    }

    /** A client that is told when a session ends. */
    public static ProviderFlow told(Browser browser) {
        return new ProviderFlow(
                Server.TOLD, browser, "https://told.example/callback", "openid profile email profile:read");
    }

    /** Any other registered client's request for an identity alone. */
    public static ProviderFlow of(Caller client, Browser browser, String redirectUri) {
        return new ProviderFlow(client, browser, redirectUri, "openid profile email").without("resource");
    }

    /** The public client's request. */
    public static ProviderFlow app(Caller client) {
        return new ProviderFlow(client, new Browser(), "http://127.0.0.1/callback", "openid profile profile:read");
    }

    public ProviderFlow with(String parameter, String value) {
        request.put(parameter, value);
        return this;
    }

    public ProviderFlow without(String parameter) {
        request.remove(parameter);
        return this;
    }

    /** The parameters as they would be sent. */
    public Map<String, String> request() {
        return new LinkedHashMap<>(request);
    }

    /** The front-channel URL with other parameters than the request's own. */
    public String url(Map<String, String> parameters) {
        return "/authorize?client_id=" + client.clientId() + "&" + Http.encoded(parameters);
    }

    public Browser browser() {
        return browser;
    }

    public String verifier() {
        return verifier;
    }

    public Answer push() {
        return client.post("/par", request);
    }

    public String requestUri() {
        return push().text("request_uri");
    }

    /** The front-channel URL of the pushed request. */
    public String pushedUrl() {
        return url(requestUri());
    }

    /** The front-channel URL of a {@code request_uri}. */
    public String url(String requestUri) {
        return "/authorize?client_id=" + client.clientId() + "&request_uri=" + Http.encoded(requestUri);
    }

    /** The front-channel URL with all parameters in it. */
    public String plainUrl() {
        return "/authorize?client_id=" + client.clientId() + "&" + Http.encoded(request);
    }

    /** Pushes the request and opens it in the browser. */
    public Answer open() {
        return browser.follow(pushedUrl());
    }

    /** Opens the request, signs in and allows where that is asked for; ends with what leads back to the client. */
    public Answer authorize(String username) {
        return consented(signedIn(open(), username));
    }

    public Answer signedIn(Answer page, String username) {
        return page.asks("login") ? browser.signIn(page, username) : page;
    }

    public Answer consented(Answer page) {
        return page.asks("consent") ? browser.consent(page, "allow") : page;
    }

    public String code(String username) {
        Answer answer = authorize(username);
        if (answer.sent("code").isEmpty()) {
            throw new AssertionError("no code: " + answer);
        }
        return answer.sent("code");
    }

    public Tokens tokens(String username) {
        return Tokens.of(redeem(code(username)));
    }

    public Answer redeem(String code) {
        return client.post("/token", redemption(code));
    }

    /** The form that redeems a code. */
    public Map<String, String> redemption(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", request.get("redirect_uri"));
        form.put("code_verifier", verifier);
        return form;
    }

    public static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
