package triad.provider.response;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import triad.provider.client.Protection;
import triad.provider.config.ProviderConfig;
import triad.provider.jwks.ClientEncryption;
import triad.provider.key.SigningKeys;

/** Sends authorization responses, in the mode that each request asked for; a refusal travels as a code would. */
@ApplicationScoped
public class AuthorizationResponses {
    /** JARM §2.1 recommends ten minutes at most. */
    private static final Duration JWT_LIFETIME = Duration.ofMinutes(5);

    private final SigningKeys keys;
    private final ClientEncryption encryption;
    private final ProviderConfig config;
    private final Clock clock;

    @Inject
    AuthorizationResponses(SigningKeys keys, ClientEncryption encryption, ProviderConfig config, Clock clock) {
        this.keys = keys;
        this.encryption = encryption;
        this.config = config;
        this.clock = clock;
    }

    /** Sends the browser on with the response: by 303, which turns a posted request into a GET (RFC 9700 §4.12), or by a form. */
    public void send(HttpServletResponse response, AuthorizationResponse answer) throws IOException {
        Map<String, String> members = answer.to().mode().isJwt() ? Map.of("response", jwt(answer)) : plain(answer);
        response.setHeader("Cache-Control", "no-store");
        if (answer.to().mode().isForm()) {
            new FormPost(answer.to(), members).write(response);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", withQuery(answer.to().redirectUri(), members));
        }
    }

    private Map<String, String> plain(AuthorizationResponse answer) {
        Map<String, String> members = new LinkedHashMap<>(answer.members());
        members.put("iss", config.issuer().toString());
        return members;
    }

    /** JARM §2.1 and §2.2: signed, then encrypted where the client registered that. */
    private String jwt(AuthorizationResponse answer) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(config.issuer().toString())
                .audience(answer.to().client().clientId())
                .expirationTime(Date.from(clock.instant().plus(JWT_LIFETIME)));
        answer.members().forEach(claims::claim);
        Protection protection = answer.to().client().authorizationResponse();
        String signed = keys.sign(JOSEObjectType.JWT, claims.build(), protection.algorithm());
        return encryption.protect(answer.to().client(), protection, signed);
    }

    private static String withQuery(String redirectUri, Map<String, String> members) {
        String query = members.entrySet().stream()
                .map(member -> member.getKey() + "=" + URLEncoder.encode(member.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + query;
    }
}
