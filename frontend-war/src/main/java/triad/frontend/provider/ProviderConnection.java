package triad.frontend.provider;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import triad.frontend.client.ClientProof;
import triad.frontend.config.FrontendConfig;
import triad.frontend.config.FrontendConfig.Stores;
import triad.frontend.trace.Call;

/** TLS to the provider, with our certificate where it asks for one, and the proof of who we are. Bounded in time, follows no redirects. */
@ApplicationScoped
public class ProviderConnection {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;
    private static final int KEYS_BYTES = 100_000;
    private static final int OK = 200;

    private final SSLSocketFactory sockets;
    private final ClientProof proof;

    @Inject
    public ProviderConnection(FrontendConfig config) {
        this.sockets = sockets(config.stores());
        this.proof = new ClientProof(config.client(), config.issuer(), sockets);
    }

    /** For one request. */
    public ClientAuthentication authentication() {
        return proof.next();
    }

    /** Asks for key sets, as part of the request that needs them. */
    ResourceRetriever retriever() {
        return new ReadableKeys(this::keys);
    }

    private Resource keys(URL url) throws IOException {
        Call call = Call.to("provider", "GET", URI.create(url.toString()));
        var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, KEYS_BYTES, true, sockets);
        Map<String, List<String>> headers = new HashMap<>();
        call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        retriever.setHeaders(headers);
        Resource keys = retriever.retrieveResource(url);
        call.answered(OK, null);
        return keys;
    }

    /** The answer, whatever its status below 500. */
    public HTTPResponse send(HTTPRequest request) {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        request.setSSLSocketFactory(sockets);
        Call call = traced(request);
        try {
            HTTPResponse response = request.send();
            call.answered(response.getStatusCode(), response.getHeaderValue(Call.SPANS));
            if (response.getStatusCode() >= 500) {
                throw new ProviderAway(request.getURI() + " answered " + response.getStatusCode());
            }
            return response;
        } catch (IOException cause) {
            throw new ProviderAway(request.getURI() + " does not answer", cause);
        }
    }

    private static Call traced(HTTPRequest request) {
        Call call = Call.to("provider", request.getMethod().name(), request.getURI());
        if (request.getMethod() == HTTPRequest.Method.POST) {
            call.withForm(URLUtils.parseParameters(request.getBody()));
        }
        call.headers().forEach(request::setHeader);
        return call;
    }

    private static SSLSocketFactory sockets(Stores stores) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(
                    load(stores.key(), stores.keyPassword()),
                    stores.keyPassword().toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(stores.trust(), stores.trustPassword()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException cause) {
            throw new IllegalStateException("javax.net.ssl stores: cannot be read: " + stores, cause);
        }
    }

    private static KeyStore load(Path file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }
}
