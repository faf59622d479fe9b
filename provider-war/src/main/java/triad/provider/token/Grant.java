package triad.provider.token;

/** One way to get tokens. */
public interface Grant {
    /** Its {@code grant_type}. */
    String grantType();

    /** Redeems what the request shows, or refuses. */
    TokenResponse redeem(TokenRequest request);
}
