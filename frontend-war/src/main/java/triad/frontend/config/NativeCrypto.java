package triad.frontend.config;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Puts the native crypto provider first in the JVM; where it cannot load, the JDK's own serves, only slower. */
@WebListener
public class NativeCrypto implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(NativeCrypto.class.getName());

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Throwable reason = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (reason == null) {
            AmazonCorrettoCryptoProvider.install();
            LOG.log(System.Logger.Level.INFO, "Native crypto provider installed");
        } else {
            LOG.log(System.Logger.Level.WARNING, "Native crypto provider not usable ({0}); the JDK''s serves", reason);
        }
    }
}
