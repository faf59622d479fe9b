package triad.provider.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triad.provider.outside.Answer;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Tokens;
import triad.provider.outside.Triad;

/** The claims about users that the certification suite asks for, and where it looks for them (OpenID Connect Core §5). */
@ExtendWith(ArquillianExtension.class)
class UserClaimsIT {
    private static final Map<String, List<String>> CLAIMS = Map.of(
            "openid",
            List.of("sub"),
            "profile",
            List.of(
                    "name",
                    "given_name",
                    "family_name",
                    "middle_name",
                    "nickname",
                    "preferred_username",
                    "profile",
                    "picture",
                    "website",
                    "gender",
                    "birthdate",
                    "zoneinfo",
                    "locale",
                    "updated_at"),
            "email",
            List.of("email", "email_verified"),
            "address",
            List.of("address"),
            "phone",
            List.of("phone_number", "phone_number_verified"));
    private static final Set<String> ADDRESS =
            Set.of("formatted", "street_address", "locality", "region", "postal_code", "country");
    private final Http http = new Http(Tls.anonymous());

    /** §5.4: all the claims of the scopes and no other, at the userinfo endpoint; in any order (RFC 6749 §3.3). */
    @ParameterizedTest
    @CsvSource({
        "openid profile",
        "openid email",
        "openid address",
        "openid phone",
        "openid email phone address profile",
        "email openid"
    })
    void scopes_bringTheirClaims(String scope) {
        Set<String> expected = Stream.of(scope.split(" "))
                .flatMap(one -> CLAIMS.getOrDefault(one, List.of()).stream())
                .collect(Collectors.toSet());
        for (String mode : List.of(CodeFlow.DEFAULT, CodeFlow.FORM_POST)) {
            Tokens tokens = CodeFlow.in(mode).with("scope", scope).tokens();

            Map<String, Object> userinfo =
                    SuiteClient.userinfo(tokens.accessToken()).json();

            assertThat(userinfo.keySet()).isEqualTo(expected);
            userinfo.forEach(UserClaimsIT::assertShape);
            assertThat(Tokens.claims(tokens.idToken()).getClaims()).doesNotContainKeys("name", "email", "address");
        }
    }

    /** §5.3.1, RFC 6750 §2.1 and §2.2: by GET, by POST with the token in a header, and by POST with it in the form. */
    @BothModes
    void userinfo_isReadEveryWay(String mode) {
        Tokens tokens = CodeFlow.in(mode).tokens();
        String bearer = "Bearer " + tokens.accessToken();

        Answer get = http.get(Triad.USER_API, "Authorization", bearer, "Accept", "application/json;charset=utf-8");
        Answer header = http.post(Triad.USER_API, "", "Authorization", bearer);
        Answer body = http.post(Triad.USER_API, Map.of("access_token", tokens.accessToken()));

        for (Answer answer : List.of(get, header, body)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.text("sub"))
                    .isEqualTo(Tokens.claims(tokens.idToken()).getSubject());
        }
    }

    /** §5.5: a claim by name comes in the place that was named, and only there. */
    @BothModes
    void essentialName_isInUserinfoAlone(String mode) {
        CodeFlow flow = CodeFlow.in(mode).with("claims", "{\"userinfo\":{\"name\":{\"essential\":true}}}");

        Tokens tokens = flow.tokens();

        assertThat(SuiteClient.userinfo(tokens.accessToken()).json()).containsOnlyKeys("sub", "name");
        assertThat(Tokens.claims(tokens.idToken()).getClaims()).doesNotContainKey("name");
    }

    /** §5.1: the type of each claim; none is empty. */
    private static void assertShape(String name, Object value) {
        switch (name) {
            case "email_verified", "phone_number_verified" -> assertThat(value).isInstanceOf(Boolean.class);
            case "updated_at" -> assertThat(value).isInstanceOf(Number.class);
            case "address" ->
                assertThat(value)
                        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                        .satisfies(address -> assertThat(ADDRESS).containsAll(address.keySet()));
            case "birthdate" -> assertThat(value.toString()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
            default ->
                assertThat(value).isInstanceOfSatisfying(String.class, text -> assertThat(text)
                        .isNotBlank());
        }
    }
}
