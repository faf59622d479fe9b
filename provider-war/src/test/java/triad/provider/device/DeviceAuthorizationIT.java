package triad.provider.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Browser;
import triad.provider.outside.Device;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** The device authorization endpoint (RFC 8628 §3.1). */
@ExtendWith(ArquillianExtension.class)
class DeviceAuthorizationIT {
    private final Device device = new Device();
    private final Browser browser = new Browser();

    /** RFC 8628 §3.2. */
    @Test
    void device_getsItsCodes() {
        Answer answer = device.ask();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text("device_code")).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.text("user_code")).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(answer.json())
                .containsEntry("verification_uri", Triad.ISSUER + "/device")
                .containsEntry(
                        "verification_uri_complete", Triad.ISSUER + "/device?user_code=" + answer.text("user_code"))
                .containsEntry("expires_in", 600L)
                .containsEntry("interval", 5L)
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, '', invalid_client",
        "client_id, nobody, invalid_client",
        "client_id, callcentre, invalid_client",
        "scope, openid admin, invalid_scope",
        "scope, profile:write, invalid_scope",
        "scope, openid \"x\", invalid_scope",
        "resource, https://elsewhere.example, invalid_target",
        "client_secret, secret, invalid_client"
    })
    void unfitRequest_isRefused(String parameter, String value, String error) {
        assertThat(device.with(parameter, value).ask().error()).isEqualTo(error);
    }

    @Test
    void scopeLeftOut_isAllThatTheClientMay() {
        Answer tokens = device.with("scope", "").begun().connected(browser, "alice");

        assertThat(tokens.text("scope")).isEqualTo("profile:read");
        assertThat(tokens.json()).containsKey("id_token");
    }

    /** OpenID Connect Core §11: it is no access; that this client gets refresh tokens is said by its grant types. */
    @Test
    void offlineAccess_mayBeAskedFor() {
        Answer tokens = device.with("scope", "openid offline_access profile:read")
                .begun()
                .connected(browser, "alice");

        assertThat(tokens.text("scope")).isEqualTo("profile:read");
        assertThat(tokens.json()).containsKey("refresh_token");
        assertThat(device.with("scope", "offline_access").ask().error()).isEqualTo("invalid_scope");
    }

    @Test
    void otherMethodOrBody_isRefused() {
        Http http = new Http(Tls.anonymous());

        assertThat(http.get(Triad.ISSUER + "/device_authorization?client_id=tv").status())
                .isEqualTo(405);
        assertThat(http.post(Triad.ISSUER + "/device_authorization", "client_id=tv&client_id=tv")
                        .error())
                .isEqualTo("invalid_request");
    }
}
