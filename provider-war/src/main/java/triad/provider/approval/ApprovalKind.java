package triad.provider.approval;

/** How a request came here; a handle of one kind is worth nothing in the other. */
public enum ApprovalKind {
    /** RFC 8628. */
    DEVICE("device", "urn:ietf:params:oauth:grant-type:device_code"),
    /** OpenID Connect CIBA Core. */
    CIBA("ciba", "urn:openid:params:grant-type:ciba");

    private final String wireName;
    private final String grantType;

    ApprovalKind(String wireName, String grantType) {
        this.wireName = wireName;
        this.grantType = grantType;
    }

    /** The {@code grant_type} that redeems it. */
    public String grantType() {
        return grantType;
    }

    /** Its name in the database. */
    String wireName() {
        return wireName;
    }
}
