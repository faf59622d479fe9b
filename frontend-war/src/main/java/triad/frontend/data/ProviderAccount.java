package triad.frontend.data;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import triad.frontend.config.FrontendConfig;

/** Where the user's account is at the provider. */
@Named
@ApplicationScoped
public class ProviderAccount {
    private final String url;

    @Inject
    ProviderAccount(FrontendConfig config) {
        this.url = config.issuer() + "/account";
    }

    public String getUrl() {
        return url;
    }
}
