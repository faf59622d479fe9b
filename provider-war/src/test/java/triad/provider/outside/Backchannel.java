package triad.provider.outside;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that asks for a user over the back channel (CIBA Core), and the page on which that user answers. */
public final class Backchannel {
    public static final String GRANT = "urn:openid:params:grant-type:ciba";
    private static final Pattern BUTTON = Pattern.compile("name=\"([^\"]*:(?:allow|deny))\"");
    private static final Pattern APPROVAL = Pattern.compile("name=\"approval\" value=\"([^\"]+)\"");
    private final KeyedClient client;
    private final String clientId;
    private final Map<String, String> request = new LinkedHashMap<>();
    private String authReqId = "";

    private Backchannel(String clientId) {
        this.clientId = clientId;
        this.client = KeyedClient.of(clientId);
        request.put("scope", "openid profile");
        request.put("login_hint", "alice");
    }

    /** One that polls. */
    public static Backchannel polling() {
        return new Backchannel("callcentre").with("binding_message", "W4SCT");
    }

    /** One that is pinged, and signs what it asks. */
    public static Backchannel pinged() {
        return new Backchannel("pinged").with("client_notification_token", ProviderFlow.random());
    }

    public Backchannel with(String parameter, String value) {
        request.put(parameter, value);
        return this;
    }

    public String value(String parameter) {
        return java.util.Objects.requireNonNull(request.get(parameter), parameter);
    }

    public KeyedClient client() {
        return client;
    }

    public Answer ask() {
        return client.post("/backchannel_authentication", request);
    }

    /** Asks with everything in a signed request; some claims bent, a claim set to null left out. */
    public Answer askSigned(Consumer<JWTClaimsSet.Builder> bent) {
        return client.post("/backchannel_authentication", Map.of("request", signed(bent)));
    }

    /** The signed request itself. */
    public String signed(Consumer<JWTClaimsSet.Builder> bent) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .audience(Triad.ISSUER)
                .jwtID(ProviderFlow.random())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        request.forEach(claims::claim);
        bent.accept(claims);
        return client.sign(JOSEObjectType.JWT, client.key(), claims.build());
    }

    public Backchannel begun() {
        return begun(ask());
    }

    public Backchannel begun(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("no auth_req_id: " + answer);
        }
        authReqId = answer.text("auth_req_id");
        return this;
    }

    public String authReqId() {
        return authReqId;
    }

    public Answer poll() {
        return poll(authReqId);
    }

    public Answer poll(String shown) {
        return client.post("/token", Map.of("grant_type", GRANT, "auth_req_id", shown));
    }

    /** Presses the first {@code allow} or {@code deny} of the page. */
    public static Answer press(Browser browser, Answer page, String button) {
        return browser.submit(page, answer(page, button));
    }

    /** What the first form of the page sends with that button. */
    public static Map<String, String> answer(Answer page, String button) {
        Matcher approval = APPROVAL.matcher(page.body());
        if (!approval.find()) {
            throw new AssertionError("nothing waits: " + page);
        }
        return Map.of("approval", approval.group(1), button(page, button), button);
    }

    /** The name of the first such button of the page. */
    private static String button(Answer page, String button) {
        Matcher matcher = BUTTON.matcher(page.body());
        while (matcher.find()) {
            if (matcher.group(1).endsWith(":" + button)) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("no button " + button + ": " + page);
    }

    /** Of all clients, with what people were asked. */
    public static void forgetRequests() {
        TestDatabase.execute("delete from backchannel_request");
        TestDatabase.execute("delete from approval where kind = 'ciba'");
    }
}
