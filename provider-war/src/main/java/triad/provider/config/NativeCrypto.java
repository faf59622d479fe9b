package triad.provider.config;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts the native crypto provider first in the JVM, for signatures, TLS and digests; where it cannot load, the JDK's providers serve.
 * That is before anything else begins: a first start makes RSA keys.
 */
@ApplicationScoped
public class NativeCrypto {
    private static final Logger LOG = Logger.getLogger(NativeCrypto.class.getName());

    void install(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.PLATFORM_BEFORE)
                    Object application) {
        AmazonCorrettoCryptoProvider.install();
        Throwable failure = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (failure == null) {
            LOG.info("Native crypto serves");
        } else {
            LOG.log(
                    Level.INFO,
                    "Native crypto cannot load here, the JDK''s providers serve: {0}",
                    failure.getMessage());
        }
    }
}
