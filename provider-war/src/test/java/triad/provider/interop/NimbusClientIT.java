package triad.provider.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.DpopKey;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Nimbus' SDK as the client: it reads our metadata, and completes PAR, code and userinfo with {@code private_key_jwt} and DPoP. */
@ExtendWith(ArquillianExtension.class)
class NimbusClientIT {
    private static final ClientID CLIENT = new ClientID("keyed");
    private static final URI CALLBACK = URI.create("https://keyed.example/callback");
    private final CodeVerifier verifier = new CodeVerifier();
    private final State state = new State();
    private final Nonce nonce = new Nonce();

    @Test
    void client_completesItsFlow()
            throws IOException, ParseException, java.text.ParseException, JOSEException, BadJOSEException {
        OIDCProviderMetadata provider = OIDCProviderMetadata.parse(send(new HTTPRequest(
                        HTTPRequest.Method.GET, URI.create(Triad.ISSUER + "/.well-known/openid-configuration")))
                .getBodyAsJSONObject());
        DPoPProofFactory proofs = new DefaultDPoPProofFactory(new DpopKey().jwk(), JWSAlgorithm.ES256);

        URI requestUri = push(provider);
        AuthorizationSuccessResponse back = signIn(new AuthorizationRequest.Builder(requestUri, CLIENT)
                .endpointURI(provider.getAuthorizationEndpointURI())
                .build());
        assertThat(back.getIssuer()).isEqualTo(new Issuer(Triad.ISSUER));
        assertThat(back.getState()).isEqualTo(state);

        OIDCTokenResponse tokens = redeem(provider, proofs, back);
        IDTokenClaimsSet idToken = new IDTokenValidator(
                        provider.getIssuer(),
                        CLIENT,
                        JWSAlgorithm.ES256,
                        JWKSet.parse(send(new HTTPRequest(HTTPRequest.Method.GET, provider.getJWKSetURI()))
                                .getBody()))
                .validate(tokens.getOIDCTokens().getIDToken(), nonce);
        assertThat(userinfo(provider, proofs, tokens).getSubject()).isEqualTo(idToken.getSubject());
    }

    private URI push(OIDCProviderMetadata provider) throws IOException, ParseException, JOSEException {
        AuthenticationRequest asked = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "email"), CLIENT, CALLBACK)
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();
        HTTPRequest request = new PushedAuthorizationRequest(
                        provider.getPushedAuthorizationRequestEndpointURI(), authentication(), asked)
                .toHTTPRequest();
        return PushedAuthorizationResponse.parse(send(request))
                .toSuccessResponse()
                .getRequestURI();
    }

    private static AuthorizationSuccessResponse signIn(AuthorizationRequest request) throws ParseException {
        Browser browser = new Browser();
        Answer page = browser.follow(request.toURI().toString());
        page = page.asks("login") ? browser.signIn(page, "alice") : page;
        page = page.asks("consent") ? browser.consent(page, "allow") : page;
        return AuthorizationResponse.parse(URI.create(page.location())).toSuccessResponse();
    }

    private OIDCTokenResponse redeem(
            OIDCProviderMetadata provider, DPoPProofFactory proofs, AuthorizationSuccessResponse back)
            throws IOException, ParseException, JOSEException {
        HTTPRequest request = new TokenRequest.Builder(
                        provider.getTokenEndpointURI(),
                        authentication(),
                        new AuthorizationCodeGrant(back.getAuthorizationCode(), CALLBACK, verifier))
                .build()
                .toHTTPRequest();
        request.setDPoP(proofs.createDPoPJWT("POST", provider.getTokenEndpointURI()));
        return (OIDCTokenResponse) OIDCTokenResponseParser.parse(send(request)).toSuccessResponse();
    }

    private static com.nimbusds.openid.connect.sdk.claims.UserInfo userinfo(
            OIDCProviderMetadata provider, DPoPProofFactory proofs, OIDCTokenResponse tokens)
            throws IOException, ParseException, JOSEException {
        HTTPRequest request = new UserInfoRequest(
                        provider.getUserInfoEndpointURI(), tokens.getTokens().getDPoPAccessToken())
                .toHTTPRequest();
        request.setDPoP(proofs.createDPoPJWT(
                "GET", provider.getUserInfoEndpointURI(), tokens.getTokens().getDPoPAccessToken()));
        return UserInfoResponse.parse(send(request)).toSuccessResponse().getUserInfo();
    }

    private static PrivateKeyJWT authentication() throws JOSEException {
        return new PrivateKeyJWT(
                new JWTAuthenticationClaimsSet(CLIENT, new Audience(Triad.ISSUER)),
                JWSAlgorithm.ES256,
                KeyedClient.keyed().key().toPrivateKey(),
                KeyedClient.keyed().key().getKeyID(),
                null);
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setSSLSocketFactory(Tls.anonymous().getSocketFactory());
        return request.send();
    }
}
