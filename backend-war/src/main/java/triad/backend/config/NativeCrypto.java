package triad.backend.config;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Logger;

/** The native JCA provider put first in the JVM, so that token signatures and TLS are fast; where it cannot load, the JDK's providers serve. */
@WebListener
public class NativeCrypto implements ServletContextListener {
    private static final Logger LOG = Logger.getLogger(NativeCrypto.class.getName());

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Throwable obstacle = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (obstacle == null) {
            AmazonCorrettoCryptoProvider.install();
            LOG.info("Cryptography is native: " + AmazonCorrettoCryptoProvider.INSTANCE.getInfo());
        } else {
            LOG.warning("Cryptography is the JDK's own, native code cannot load here: " + obstacle.getMessage());
        }
    }
}
