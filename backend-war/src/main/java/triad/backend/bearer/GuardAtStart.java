package triad.backend.bearer;

import jakarta.inject.Inject;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Puts the guard's module where the server put its own, which would let in whom MicroProfile JWT alone lets in. */
@WebListener
public class GuardAtStart implements ServletContextListener {
    private final BearerModule module;

    @Inject
    GuardAtStart(BearerModule module) {
        this.module = module;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        AuthConfigFactory.getFactory().registerServerAuthModule(module, event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        AuthConfigFactory.getFactory().removeServerAuthModule(event.getServletContext());
    }
}
