package triad.frontend.fake;

/** The three parties of a test: the frontend under test, and two small stand-ins that can be told to misbehave. */
public final class Triad {
    /** What each token looks like; shorter words are in random text sooner or later. */
    public static final String ANY_TOKEN = "\\b(at-[0-9a-f]{8}-|renewed-\\d|rt-1\\b|eyJ[\\w-]+\\.[\\w-]+\\.)";

    public static final String FRONTEND = "https://localhost:23440";
    public static final String ISSUER = "https://localhost:23443";
    public static final String BACKEND = "https://localhost:23445";

    public static final FakeProvider PROVIDER = new FakeProvider();
    public static final FakeBackend API = new FakeBackend();

    private Triad() {}

    /** Both up and well-behaved. */
    public static void reset() {
        PROVIDER.reset();
        API.reset();
    }
}
