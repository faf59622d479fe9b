package triad.provider.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.KeyedClient;
import triad.provider.outside.ProviderFlow;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Spring Security's OAuth2 client signs a person in, with {@code private_key_jwt} and PKCE; it knows neither PAR nor DPoP. */
@ExtendWith(ArquillianExtension.class)
class SpringClientIT {
    private final JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
            .sslContext(Tls.anonymous())
            .version(HttpClient.Version.HTTP_1_1)
            .build());

    private final ClientRegistration registration = ClientRegistration.withRegistrationId("triad")
            .clientId("spring")
            .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("https://spring.example/login/oauth2/code/triad")
            .scope("openid", "profile", "email")
            .authorizationUri(Triad.ISSUER + "/authorize")
            .tokenUri(Triad.ISSUER + "/token")
            .jwkSetUri(Triad.ISSUER + "/jwks")
            .userInfoUri(Triad.ISSUER + "/userinfo")
            .userNameAttributeName("sub")
            .issuerUri(Triad.ISSUER)
            .build();

    @Test
    void client_completesItsFlow() {
        String nonce = ProviderFlow.random();
        OAuth2AuthorizationRequest.Builder asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(ProviderFlow.random())
                .additionalParameters(Map.of("nonce", ProviderFlow.sha256(nonce)))
                .attributes(Map.of("registration_id", "triad", "nonce", nonce));
        OAuth2AuthorizationRequestCustomizers.withPkce().accept(asked);
        OAuth2AuthorizationRequest request = asked.build();
        Answer back = signIn(request.getAuthorizationRequestUri());

        OidcUser user = (OidcUser) spring().authenticate(new OAuth2LoginAuthenticationToken(
                        registration, new OAuth2AuthorizationExchange(request, response(request, back))))
                .getPrincipal();

        assertThat(user.getIdToken().getSubject()).isEqualTo(user.getUserInfo().getSubject());
        assertThat(user.getUserInfo().getEmail()).isEqualTo("alice@triad.example");
    }

    private static Answer signIn(String url) {
        Browser browser = new Browser();
        Answer page = browser.follow(url);
        page = page.asks("login") ? browser.signIn(page, "alice") : page;
        return page.asks("consent") ? browser.consent(page, "allow") : page;
    }

    private static OAuth2AuthorizationResponse response(OAuth2AuthorizationRequest request, Answer back) {
        assertThat(back.sent("code")).as(back.toString()).isNotEmpty();
        return OAuth2AuthorizationResponse.success(back.sent("code"))
                .redirectUri(request.getRedirectUri())
                .state(back.sent("state"))
                .build();
    }

    /** Spring's own chain: token request, ID token validation, userinfo. */
    private OidcAuthorizationCodeAuthenticationProvider spring() {
        RestTemplate rest = new RestTemplate(http);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService userinfo = new DefaultOAuth2UserService();
        userinfo.setRestOperations(rest);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(userinfo);
        OidcAuthorizationCodeAuthenticationProvider spring =
                new OidcAuthorizationCodeAuthenticationProvider(tokens(), users);
        spring.setJwtDecoderFactory(client -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                            client.getProviderDetails().getJwkSetUri())
                    .restOperations(rest)
                    .build();
            decoder.setJwtValidator(new OidcIdTokenValidator(client));
            return decoder;
        });
        return spring;
    }

    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        Function<ClientRegistration, JWK> key = client -> KeyedClient.keyed().key();
        NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest> assertions =
                new NimbusJwtClientAuthenticationParametersConverter<>(key);
        assertions.setJwtClientAssertionCustomizer(
                context -> context.getClaims().audience(List.of(Triad.ISSUER)));
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.addParametersConverter(assertions);
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }
}
