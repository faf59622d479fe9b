package triad.frontend.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PKITLSClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import javax.net.ssl.SSLSocketFactory;
import triad.frontend.config.Client;

/** Proves to the provider which client we are (OpenID Connect Core 1.0 §9, RFC 8705 §2.1), for each request anew. */
public record ClientProof(Client client, URI issuer, SSLSocketFactory sockets) {
    /** For one request. */
    public ClientAuthentication next() {
        var id = new ClientID(client.id());
        return switch (client.method()) {
            case TLS_CLIENT_AUTH -> new PKITLSClientAuthentication(id, sockets);
            case PRIVATE_KEY_JWT -> assertion(id, client.key().orElseThrow());
            case CLIENT_SECRET_BASIC -> new ClientSecretBasic(id, secret());
            case CLIENT_SECRET_POST -> new ClientSecretPost(id, secret());
        };
    }

    private Secret secret() {
        return new Secret(client.secret().orElseThrow());
    }

    /** For the issuer alone (FAPI 2.0 Security Profile §5.3.3.1), so that no endpoint of another server can use it. */
    private ClientAuthentication assertion(ClientID id, JWK key) {
        JWSAlgorithm usual = key.getKeyType().equals(KeyType.RSA) ? JWSAlgorithm.PS256 : JWSAlgorithm.ES256;
        JWSAlgorithm algorithm = key.getAlgorithm() == null
                ? usual
                : JWSAlgorithm.parse(key.getAlgorithm().getName());
        try {
            return new PrivateKeyJWT(
                    new JWTAuthenticationClaimsSet(id, new Audience(issuer)),
                    algorithm,
                    ((AsymmetricJWK) key).toPrivateKey(),
                    key.getKeyID(),
                    null);
        } catch (JOSEException cause) {
            throw new IllegalStateException("frontend.client.key: cannot sign with " + algorithm, cause);
        }
    }
}
