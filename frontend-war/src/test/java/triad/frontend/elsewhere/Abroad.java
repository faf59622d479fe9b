package triad.frontend.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URIUtils;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import triad.frontend.fake.Browser;
import triad.frontend.fake.Elsewhere;
import triad.frontend.fake.Nodes;

/** A frontend that signs people in at another provider, and a browser at it. */
record Abroad(int node, Elsewhere provider) {
    static final String FAILED = "/sign-in-failed?because=failed";

    /** The settings of README, section "As a relying party elsewhere", for this frontend and its provider. */
    Abroad start(Nodes nodes, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("frontend.url", url());
        settings.put("frontend.provider.issuer", provider.issuer);
        settings.put("frontend.provider.profile", "openid");
        settings.put("frontend.provider.age", "PT0S");
        settings.put("frontend.backend.url", "");
        settings.put("frontend.client.id", Elsewhere.CLIENT);
        settings.put("frontend.client.scope", "openid profile email address");
        nodes.start(node, Map.of(), settings);
        return this;
    }

    String url() {
        return Nodes.url(node);
    }

    /** Begins a sign-in and goes on as far as redirects lead. */
    HttpResponse<String> signIn(Browser browser) {
        HttpResponse<String> answer = browser.get(url() + "/claims");
        while (answer.statusCode() == 302 || answer.statusCode() == 303) {
            answer = browser.get(answer.uri().resolve(Browser.location(answer)).toString());
        }
        return answer;
    }

    void assertSignsIn(String name) {
        provider.asked.clear();
        var browser = new Browser();
        HttpResponse<String> page = signIn(browser);
        assertThat(page.uri().getPath()).as(name).isEqualTo("/claims");
        assertThat(page.statusCode()).as(name).isEqualTo(200);
        assertThat(browser.get(url() + "/").body()).as(name).contains("Hello");
    }

    /** The sign-in fails, and nothing is asked after the request that has told so. */
    void assertRefused(String name, String lastAsked) {
        provider.asked.clear();
        var browser = new Browser();
        HttpResponse<String> page = signIn(browser);
        assertThat(URIUtils.getBaseURI(page.uri())).as(name).hasToString(url() + "/sign-in-failed");
        assertThat(page.statusCode()).as(name).isEqualTo(200);
        assertThat(provider.asked.stream().filter(path -> !path.equals("openid-configuration") && !path.equals("jwks")))
                .as(name)
                .last()
                .isEqualTo(lastAsked);
        assertThat(browser.get(url() + "/").body()).as(name).doesNotContain("Hello");
    }
}
