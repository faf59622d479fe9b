package triad.provider.config;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts the native crypto provider first in the JVM, for signatures, TLS and digests; where it cannot load, the JDK's providers serve. */
@WebListener
public class NativeCrypto implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(NativeCrypto.class.getName());

    @Override
    public void contextInitialized(ServletContextEvent event) {
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
