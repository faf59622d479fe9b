package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Http;
import triad.provider.outside.Receiver;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Unsigned request objects (OpenID Connect Core §6): the metadata says that there are none, and whoever tries hears the code for it. */
@ExtendWith(ArquillianExtension.class)
class UnsignedRequestIT {
    private static final String SERVED = "request_object_signing_alg_values_supported";

    /** §3.1.2.6: never taken as if nothing had come, and never answered anywhere but at a registered URI. */
    @BothModes
    void objectByValue_isNotSupported(String mode) {
        CodeFlow flow = CodeFlow.in(mode);
        flow.with("request", unsigned(flow));

        assertThat(served().toString()).startsWith("[").doesNotContain("none");
        assertThat(flow.arrived(flow.open())).containsEntry("error", "request_not_supported");
        flow.with("redirect_uri", SuiteClient.CALLBACK + "/longer");
        assertThat(flow.open().status()).isEqualTo(400);
    }

    @BothModes
    void objectByReference_isNotSupported(String mode) {
        try (Receiver receiver = Receiver.on(Triad.REQUESTS_PORT)) {
            String uri = receiver.url("/requesturi/" + "x".repeat(96));
            CodeFlow flow = new CodeFlow(SuiteClient.with("request_uris", List.of(uri)), mode);
            byte[] object = unsigned(flow).getBytes(StandardCharsets.US_ASCII);
            receiver.answers(exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/jwt;charset=UTF-8");
                exchange.sendResponseHeaders(200, object.length);
                exchange.getResponseBody().write(object);
            });

            flow.with("request_uri", uri);

            assertThat(flow.arrived(flow.open())).containsEntry("error", "request_uri_not_supported");
            assertThat(receiver.count()).isEqualTo(1);
        }
    }

    private static String unsigned(CodeFlow flow) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder().issuer(flow.client().clientId()).audience(Triad.ISSUER);
        flow.request().forEach(claims::claim);
        return new PlainJWT(claims.build()).serialize();
    }

    private static Object served() {
        return new Http(Tls.anonymous())
                .get(Triad.ISSUER + "/.well-known/openid-configuration")
                .json()
                .getOrDefault(SERVED, "nothing");
    }
}
