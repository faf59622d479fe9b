package triad.provider.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.rp.ApplicationType;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import triad.provider.resource.Scopes;

/** A registered OAuth client: its metadata (RFC 7591 §2 and the registries that grew from it) as the rules here read it. */
public final class Client {
    private final String clientId;
    private final Optional<String> secretHash;
    private final OIDCClientMetadata metadata;
    private final ClientProfile profile;
    private final RedirectUris redirectUris;

    /** Takes metadata that {@link ClientMetadata} read, defaults filled in. */
    Client(String clientId, Optional<String> secretHash, OIDCClientMetadata metadata) {
        this.clientId = clientId;
        this.secretHash = secretHash;
        this.metadata = metadata;
        this.profile = ClientProfile.of(metadata);
        this.redirectUris = RedirectUris.of(metadata.getRedirectionURIStrings(), isNative());
    }

    /** The identifier it uses in requests. */
    public String clientId() {
        return clientId;
    }

    /** What people read on the consent page. */
    public String name() {
        return Optional.ofNullable(metadata.getName()).orElse(clientId);
    }

    /** What it has to keep to. */
    public ClientProfile profile() {
        return profile;
    }

    /** Whether it keeps to FAPI 2.0. */
    public boolean isFapi() {
        return profile == ClientProfile.FAPI2;
    }

    /** How it proves who it is: a {@code token_endpoint_auth_method}. */
    public String authenticationMethod() {
        return metadata.getTokenEndpointAuthMethod().getValue();
    }

    /** Whether it cannot prove who it is (RFC 6749 §2.1). */
    public boolean isPublic() {
        return "none".equals(authenticationMethod());
    }

    /** Whether it runs on its user's device (RFC 8252). */
    public boolean isNative() {
        return ApplicationType.NATIVE.equals(metadata.getApplicationType());
    }

    /** The base64url SHA-256 of its secret; empty where it has none. */
    public Optional<String> secretHash() {
        return secretHash;
    }

    /** Its keys by value. */
    public Optional<JWKSet> jwks() {
        return Optional.ofNullable(metadata.getJWKSet());
    }

    /** Where its keys are. */
    public Optional<URI> jwksUri() {
        return Optional.ofNullable(metadata.getJWKSetURI());
    }

    /** What its TLS certificate must show under {@code tls_client_auth} (RFC 8705 §2.1.2). */
    public Optional<CertificateSubject> certificateSubject() {
        return CertificateSubject.of(metadata);
    }

    /** The algorithm that all its client assertions have; empty where any served one will do. */
    public Optional<JWSAlgorithm> assertionAlgorithm() {
        return Optional.ofNullable(metadata.getTokenEndpointAuthJWSAlg());
    }

    /** Where authorization responses may go. */
    public RedirectUris redirectUris() {
        return redirectUris;
    }

    /** Where the browser may go after a sign-out, compared character by character. */
    public Set<String> postLogoutRedirectUris() {
        return texts(metadata.getPostLogoutRedirectionURIs());
    }

    /** Whether the client registered the grant. */
    public boolean mayUse(String grantType) {
        return metadata.getGrantTypes().stream().map(GrantType::getValue).anyMatch(grantType::equals);
    }

    /** What it may ask for, altogether. */
    public Scopes scope() {
        return metadata.getScope() == null
                ? Scopes.NONE
                : Scopes.parse(metadata.getScope().toString());
    }

    /** The types of {@code authorization_details} it may ask for (RFC 9396 §10). */
    public Set<String> authorizationDetailsTypes() {
        return values(metadata.getAuthorizationDetailsTypes());
    }

    /** Whether its authorization requests must be pushed (RFC 9126 §6, FAPI 2.0 §5.3.2.2). */
    public boolean mustPush() {
        return isFapi() || metadata.requiresPushedAuthorizationRequests();
    }

    /** Whether its requests may leave out the code challenge: RFC 9700 §2.1.1 makes it a demand on public clients. */
    public boolean mayOmitCodeChallenge() {
        return !isFapi() && !isPublic() && !flag("require_pkce");
    }

    /** Whether its access tokens must be bound to its certificate (RFC 8705 §3.4). */
    public boolean isCertificateBound() {
        return metadata.getTLSClientCertificateBoundAccessTokens();
    }

    /** Whether its access tokens must be bound to a DPoP key (RFC 9449 §5.2). */
    public boolean isDpopBound() {
        return metadata.getDPoPBoundAccessTokens();
    }

    /** Whether it gets no token that everybody could use. */
    public boolean isSenderConstrained() {
        return isFapi() || isCertificateBound() || isDpopBound();
    }

    /** Whether its requests must come as signed request objects (RFC 9101 §10.5). */
    public boolean mustSignRequests() {
        return flag("require_signed_request_object");
    }

    /** The algorithm that all its request objects have; empty where any served one will do. */
    public Optional<JWSAlgorithm> requestObjectAlgorithm() {
        return Optional.ofNullable(metadata.getRequestObjectJWSAlg());
    }

    /** The {@code request_uri} values it may use (OpenID Connect Registration §2). */
    public Set<String> requestUris() {
        return texts(metadata.getRequestObjectURIs());
    }

    /** How its ID tokens are signed, and encrypted where it wants that. */
    public Protection idToken() {
        return Protection.of(metadata.getIDTokenJWSAlg(), metadata.getIDTokenJWEAlg(), metadata.getIDTokenJWEEnc())
                .signed();
    }

    /** How its userinfo answers are protected; neither signed nor encrypted is plain JSON. */
    public Protection userinfo() {
        return Protection.of(metadata.getUserInfoJWSAlg(), metadata.getUserInfoJWEAlg(), metadata.getUserInfoJWEEnc());
    }

    /** How its JWT authorization responses are protected (JARM §3). */
    public Protection authorizationResponse() {
        return Protection.of(
                        metadata.getAuthorizationJWSAlg(),
                        metadata.getAuthorizationJWEAlg(),
                        metadata.getAuthorizationJWEEnc())
                .signed();
    }

    /** How its introspection answers are protected when it asks for JWTs (RFC 9701 §6). */
    public Protection introspection() {
        return Protection.named("introspection", this::text).signed();
    }

    /** Every algorithm that the document names or implies for a signature. */
    Stream<JWSAlgorithm> signatureAlgorithms() {
        return Stream.of(
                        assertionAlgorithm(),
                        requestObjectAlgorithm(),
                        userinfo().signature(),
                        idToken().signature(),
                        authorizationResponse().signature(),
                        introspection().signature())
                .flatMap(Optional::stream);
    }

    /** Whether it sees pairwise subjects (OpenID Connect Core §8). */
    public boolean isPairwise() {
        return SubjectType.PAIRWISE.equals(metadata.getSubjectType());
    }

    /** How old a sign-in may be where the request does not say. */
    public Optional<Duration> defaultMaxAge() {
        return metadata.getDefaultMaxAge() < 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(metadata.getDefaultMaxAge()));
    }

    /** The {@code acr_values} of a request that names none. */
    public List<String> defaultAcrValues() {
        return List.copyOf(values(metadata.getDefaultACRs()));
    }

    /** Where it hears of ended sessions (OpenID Connect Back-Channel Logout §2.2). */
    public Optional<URI> backchannelLogoutUri() {
        return Optional.ofNullable(metadata.getBackChannelLogoutURI());
    }

    /** The registration as it is stored and shown: what every other reader needs beside the rules above. */
    public OIDCClientMetadata metadata() {
        return metadata;
    }

    /** A text member that the library has no name for. */
    public Optional<String> text(String member) {
        return metadata.getCustomField(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Whether a member that the library has no name for is {@code true}. */
    public boolean flag(String member) {
        return Boolean.TRUE.equals(metadata.getCustomField(member));
    }

    private static Set<String> texts(@Nullable Set<URI> uris) {
        return uris == null ? Set.of() : uris.stream().map(URI::toString).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> values(@Nullable Collection<? extends Identifier> identifiers) {
        return identifiers == null
                ? Set.of()
                : identifiers.stream().map(Identifier::getValue).collect(Collectors.toUnmodifiableSet());
    }
}
