package triad.backend.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static triad.backend.fake.Caller.FRONTEND;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import triad.backend.fake.Caller;
import triad.backend.fake.FakeProvider;
import triad.backend.fake.Tokens;

/** A person with a profile that a token which does not hold neither shows nor changes. */
record GuardedPerson(String subject) {

    /** Refused beside a twin that is let in: a read and a change, and nothing has changed. */
    void assertRefusedUnchanged(String token) throws Exception {
        HttpResponse<String> before = FRONTEND.get(Tokens.valid(subject));
        assertThat(before.statusCode()).as(before.body()).isEqualTo(200);
        assertInvalidToken(FRONTEND.get(token));
        assertInvalidToken(FRONTEND.patch(token, Caller.tagOf(before), "{\"phones\":[\"666\"]}"));
        assertThat(Caller.data(FRONTEND.get(Tokens.valid(subject)))).isEqualTo(Caller.data(before));
    }

    /** RFC 6750 §3.1, RFC 9457. */
    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"triad-backend\", resource_metadata=\"")
                .contains("\", error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("\"status\":401").doesNotContain("Payara", "Exception", "at triad");
    }

    /** Those of a token that holds. */
    JWTClaimsSet.Builder claims() {
        return Tokens.claims(subject, "openid profile:read profile:write");
    }

    /** What the provider signs with. */
    static ECKey key() {
        return FakeProvider.start().keys.get(0);
    }
}
