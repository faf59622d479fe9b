import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Signs people in at the client {@code secret} of any provider, each in a browser of their own: {@code java Sessions VALUES TLS ISSUER
 * AUTHORIZATION_ENDPOINT TOKEN_ENDPOINT SECRET PASSWORD SCOPE < PEOPLE} writes what the requests of {@code scripts/bench} carry: {@code basic};
 * {@code refresh-tokens}, one a line; and of the last one {@code access-token}, {@code bearer} for the userinfo endpoint and {@code cookies}.
 */
class Sessions {
    private static final String CLAIMS = "openid profile email";

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        Path values = Path.of(args[0]);
        String issuer = args[2];
        String basic = Client.basic("secret", args[5]);
        Client client = new Client(args[3], args[4], "secret", Map.of("Authorization", basic));
        Map<String, String> orders = client.request(args[7], "https://orders.example");
        List<String> refreshTokens = new ArrayList<>();
        BufferedReader people = new BufferedReader(new InputStreamReader(System.in));
        for (String person = people.readLine(); person != null; person = people.readLine()) {
            Browser browser = new Browser(Path.of(args[1]));
            String tokens = client.tokens(browser, person, args[6], orders);
            refreshTokens.add(Client.member(tokens, "refresh_token"));
            Files.writeString(values.resolve("access-token"), Client.member(tokens, "access_token") + "\n");
            String claims =
                    client.tokens(browser, person, args[6], client.request(CLAIMS, issuer + "/userinfo"));
            Files.writeString(values.resolve("bearer"), "Bearer " + Client.member(claims, "access_token") + "\n");
            Files.writeString(values.resolve("cookies"), browser.cookies() + "\n");
        }
        Files.write(values.resolve("refresh-tokens"), refreshTokens);
        Files.writeString(values.resolve("basic"), basic + "\n");
    }
}
