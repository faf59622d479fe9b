package triad.provider.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import triad.provider.client.Client;
import triad.provider.client.ClientMetadata;
import triad.provider.key.DeploymentSecrets;
import triad.provider.key.KeyEncryption;
import triad.provider.outside.Built;
import triad.provider.outside.TestConfig;

/** Who is meant by a subject that a client was told (OpenID Connect Core §8). */
class SubjectsTest {
    private static final Client ONE = client("https://sector.example/one", "pairwise");
    private static final Client TWO = client("https://sector.example/two", "pairwise");
    private static final Client ELSEWHERE = client("https://elsewhere.example/one", "pairwise");
    private static final Client OPEN = client("https://sector.example/open", "public");
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private final Jdbi jdbi = Jdbi.create(url);
    private final DeploymentSecrets secrets = Built.of(
            DeploymentSecrets.class, jdbi, Built.of(KeyEncryption.class, TestConfig.standard()), Clock.systemUTC());
    private final Subjects subjects = new Subjects(secrets, jdbi);
    private Handle open;

    @BeforeEach
    void start() {
        open = jdbi.open();
        Flyway.configure().dataSource(url, null, null).load().migrate();
        secrets.begin();
        open.execute("""
                insert into user_account (user_id, username, password_hash, given_name, family_name, email, email_verified, roles,
                    updated_at)
                values ('alice', 'alice', 'x', 'A', 'L', 'a@x.example', true, '', now())
                """);
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @Test
    void issuedSubject_meansItsUserInItsWholeSector() {
        String subject = subjects.issue(ONE, "alice");

        assertThat(subjects.issue(ONE, "alice")).isEqualTo(subject).isEqualTo(subjects.of(ONE, "alice"));
        assertThat(subjects.findUser(ONE, subject)).contains("alice");
        assertThat(subjects.findUser(TWO, subject)).contains("alice");
    }

    @Test
    void subjectOfAnotherSector_meansNobody() {
        assertThat(subjects.findUser(ELSEWHERE, subjects.issue(ONE, "alice"))).isEmpty();
    }

    @Test
    void accountsOwnIdentifier_meansNobodyToAPairwiseClient() {
        subjects.issue(ONE, "alice");

        assertThat(subjects.findUser(ONE, "alice")).isEmpty();
    }

    @Test
    void subjectThatNoIdTokenNamed_meansNobody() {
        assertThat(subjects.findUser(ONE, subjects.of(ONE, "alice"))).isEmpty();
    }

    @Test
    void goneAccount_isForgotten() {
        String subject = subjects.issue(ONE, "alice");
        open.execute("delete from user_account");

        assertThat(subjects.findUser(ONE, subject)).isEmpty();
    }

    @Test
    void publicSubject_isTheAccountsOwn() {
        assertThat(subjects.findUser(OPEN, subjects.issue(OPEN, "alice"))).contains("alice");
        assertThat(open.select("select 1 from pairwise_subject").mapTo(Integer.class))
                .isEmpty();
    }

    private static Client client(String redirectUri, String subjectType) {
        return ClientMetadata.parse("""
                {"client_id": "c", "client_secret_sha256": "x", "redirect_uris": ["%s"], "subject_type": "%s", "scope": "openid",
                 "response_types": ["code"], "grant_types": ["authorization_code"], "profile": "oauth2.1",
                 "token_endpoint_auth_method": "client_secret_basic"}
                """.formatted(redirectUri, subjectType));
    }
}
