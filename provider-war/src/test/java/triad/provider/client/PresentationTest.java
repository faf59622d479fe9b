package triad.provider.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of a client; files of the deployment are not as strictly read as what strangers register. */
class PresentationTest {

    @Test
    void registeredPages_areShown() {
        Presentation shown = Presentation.of(client("https://cdn.shop.example:8443/logo.svg"));

        assertThat(shown)
                .isEqualTo(new Presentation(
                        "Shop",
                        "https://cdn.shop.example:8443/logo.svg",
                        "https://shop.example/policy",
                        "https://shop.example/terms"));
        assertThat(shown.logoOrigin()).hasToString("Optional[https://cdn.shop.example:8443]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/logo.svg",
                "https://user@shop.example/logo.svg",
                "https://[2001:db8::1]/logo.svg",
                "data:image/svg+xml,x",
                "javascript:alert(1)",
                "logo.svg"
            })
    void pictureThatIsNotInTheWeb_isNotShown(String logo) {
        Presentation shown = Presentation.of(client(logo));

        assertThat(shown.logo()).isEmpty();
        assertThat(shown.logoOrigin()).isEmpty();
        assertThat(shown.name()).isEqualTo("Shop");
    }

    @Test
    void nobody_showsNothing() {
        assertThat(Presentation.NOBODY.logoOrigin()).isEmpty();
        assertThat(Presentation.NOBODY.name()).isEmpty();
    }

    private static Client client(String logo) {
        return ClientMetadata.parse("""
                {"client_id": "shop", "client_name": "Shop", "token_endpoint_auth_method": "none",
                 "redirect_uris": ["https://shop.example/callback"], "logo_uri": "%s",
                 "policy_uri": "https://shop.example/policy", "tos_uri": "https://shop.example/terms"}
                """.formatted(logo));
    }
}
