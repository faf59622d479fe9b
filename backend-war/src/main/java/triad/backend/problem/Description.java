package triad.backend.problem;

/** Where this API is described: to programs and to people. */
public class Description {
    /** Of an OpenAPI document. */
    public static final String DOCUMENT = "/openapi.json";

    public static final String PAGE = "/openapi";

    /** The value of a Link to both (RFC 8631 §4). */
    public static final String LINK = "<" + DOCUMENT + ">; rel=\"service-desc\"; type=\"application/json\", <" + PAGE
            + ">; rel=\"service-doc\"; type=\"text/html\"";

    private Description() {}
}
