package triad.provider.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** A server where people's own data is: whoever asks for spans gets what everybody gets. */
@ExtendWith(ArquillianExtension.class)
class SpansIT {
    private static final String[] WISH = {
        "Triad-Spans", "wanted", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    };

    @Test
    void nobody_hearsOfSpans() {
        Http server = new Http(Tls.of("backend"));
        Http browser = new Http(Tls.anonymous());
        Map<String, String> form = Map.of("client_id", "backend", "token", "none");
        List<Answer> answers = List.of(
                server.post(Triad.MTLS + "/introspect", form, WISH),
                server.post(Triad.MTLS + "/token", form, WISH),
                browser.get(Triad.ISSUER + "/.well-known/openid-configuration", WISH),
                browser.get(Triad.ISSUER + "/nothing", WISH));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.headers().map())
                .doesNotContainKeys("triad-spans", "traceparent", "server-timing"));
        assertThat(answers.get(2).status()).isEqualTo(200);
    }
}
