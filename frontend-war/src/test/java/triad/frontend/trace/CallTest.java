package triad.frontend.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import triad.frontend.config.Development;
import triad.frontend.fake.FakeKeys;
import triad.frontend.fake.Triad;

/** What goes along with a call, and what is told of it. */
class CallTest {
    private static final URI TOKEN = URI.create("https://localhost:9444/token?secret=query");
    private static final String TRACEPARENT = "00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]";

    @AfterEach
    void end() {
        Current.end();
    }

    /** W3C Trace Context §3.2; nothing else goes along. */
    @Test
    void inProduction_thereIsAContext_andNoSpan() {
        Context context = new Tracing(new Development(false)).begin();
        Current.begin(context);
        Call first = Call.to("backend", "GET", TOKEN);
        Call second = Call.to("backend", "GET", TOKEN);

        assertThat(first.headers()).containsOnlyKeys("traceparent");
        assertThat(first.headers().get("traceparent"))
                .matches(TRACEPARENT)
                .isEqualTo(second.headers().get("traceparent"));
        first.answered(200, "whatever");
        assertThat(Trace.in(context)).isEmpty();
    }

    @Test
    void inDevelopment_eachCallIsASpanOfItsOwn_andAsksForOthers() {
        Trace trace = begin();
        Map<String, String> first = Call.to("backend", "GET", TOKEN).headers();
        Map<String, String> second = Call.to("backend", "GET", TOKEN).headers();

        assertThat(first).containsEntry("Triad-Spans", "wanted");
        assertThat(first.get("traceparent")).matches(TRACEPARENT).isNotEqualTo(second.get("traceparent"));
        assertThat(trace.finish()).hasSize(3);
    }

    @Test
    void withoutARequest_nothingGoesAlong() {
        assertThat(Call.to("provider", "GET", TOKEN).headers()).isEmpty();
    }

    @Test
    void callWithoutAnswer_isToldAsSuch() {
        Trace trace = begin();
        Call.to("provider", "POST", TOKEN);

        assertThat(trace.finish().get(1).attribute("error.type")).isEqualTo("no_answer");
    }

    @Test
    void noMoreSpansAreKept_thanAnybodyLooksAt() {
        Trace trace = begin();
        for (int i = 0; i < 500; i++) {
            Call.to("backend", "GET", TOKEN).answered(200, null);
        }

        assertThat(trace.finish()).hasSize(Trace.MOST_SPANS);
    }

    /** What the token says of itself, and neither it nor its signature, the form or the query. */
    @Test
    void token_isToldByItsFacts_andNeverItself() throws JOSEException {
        Trace trace = begin();
        String token = token();
        Call.to("backend", "GET", TOKEN).authorizedBy("Bearer " + token).answered(200, null);
        Call.to("provider", "POST", TOKEN)
                .withForm(Map.of(
                        "grant_type", List.of("urn:ietf:params:oauth:grant-type:token-exchange"),
                        "subject_token", List.of(token),
                        "code", List.of("secret-code"),
                        "client_secret", List.of("secret-secret")))
                .answered(200, null);
        List<RecordedSpan> spans = trace.finish();

        assertThat(spans.get(1).attributes())
                .containsEntry("triad.token.issuer", "https://issuer")
                .containsEntry("triad.token.audience", "https://backend https://other")
                .containsEntry("triad.token.subject", "ada")
                .containsEntry("triad.token.actor", "backend, frontend")
                .containsEntry("triad.token.client", "frontend")
                .containsEntry("triad.token.scopes", "profile:read")
                .containsEntry("triad.token.expires", "2030-01-01T00:00:00Z")
                .containsEntry("triad.token.binding", "thumb")
                .containsEntry("triad.token.type", "at+jwt")
                .containsEntry("triad.token.use", "presented");
        assertThat(spans.get(2).attributes())
                .containsEntry("triad.token.use", "exchanged")
                .containsEntry("triad.grant", "urn:ietf:params:oauth:grant-type:token-exchange");
        String told = spans.toString();
        assertThat(told)
                .doesNotContainPattern(Triad.ANY_TOKEN)
                .doesNotContain("secret", "jti-value", token.substring(token.lastIndexOf('.')));
    }

    @Test
    void opaqueToken_andUnknownGrant_tellNothing() {
        Trace trace = begin();
        Call.to("provider", "POST", TOKEN)
                .authorizedBy("Bearer secret-opaque")
                .withForm(Map.of("grant_type", List.of("secret-grant"), "token", List.of("rt-secret")))
                .answered(400, null);
        Call.to("backend", "GET", TOKEN).authorizedBy("Basic secret").answered(401, null);
        Call.to("backend", "GET", TOKEN)
                .authorizedBy("Bearer " + "e".repeat(9000))
                .answered(401, null);

        String told = trace.finish().toString();
        assertThat(told).contains("opaque").doesNotContain("secret", "eeee");
    }

    private static Trace begin() {
        Context context = new Tracing(new Development(true)).begin(Attributes.builder());
        Current.begin(context);
        return Trace.in(context).orElseThrow();
    }

    private static String token() throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer("https://issuer")
                .audience(List.of("https://backend", "https://other"))
                .subject("ada")
                .jwtID("jti-value")
                .expirationTime(Date.from(Instant.parse("2030-01-01T00:00:00Z")))
                .claim("act", Map.of("sub", "backend", "act", Map.of("sub", "frontend")))
                .claim("client_id", "frontend")
                .claim("scope", "profile:read")
                .claim("cnf", Map.of("x5t#S256", "thumb"))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims);
        jwt.sign(new ECDSASigner(FakeKeys.key("k")));
        return jwt.serialize();
    }
}
