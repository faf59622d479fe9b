package triad.provider.outside;

import java.security.SecureRandom;
import java.util.Base64;

/** Where the deployment of the tests is, and what it was configured with. */
public final class Triad {
    public static final String ISSUER = "https://localhost:21443";
    public static final String MTLS = "https://localhost:21444";
    public static final String USER_API = ISSUER + "/userinfo";
    public static final String BACKEND = "https://backend.example";
    public static final String LEDGER = "https://ledger.example";
    public static final String FRONTEND = "https://frontend.example";
    public static final String CALLBACK = FRONTEND + "/callback";
    public static final String MALLORY_CALLBACK = "https://mallory.example/callback";
    public static final String BANK = "https://bank.example";
    /** Where the provider may fetch request objects. */
    public static final int REQUESTS_PORT = 21446;
    /** The secret of the clients that have one. */
    public static final String SECRET = random();
    /** The subject of the certificate {@code proxy}. */
    public static final String PROXY = "CN=proxy,O=Triad Development";

    /** The deployment's own initial access token. */
    public static final String REGISTRATION_TOKEN = random();

    /** Where the provider may call the tests, see {@link Receiver}. */
    public static final int RECEIVER_PORT = 21555;

    public static final String PASSWORD = random();
    public static final String KEY_ENCRYPTION_KEY = random();

    private Triad() {}

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
