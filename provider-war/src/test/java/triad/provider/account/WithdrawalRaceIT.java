package triad.provider.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.approval.Approval;
import triad.provider.approval.ApprovalAnswers;
import triad.provider.approval.ApprovalKind;
import triad.provider.approval.Approvals;
import triad.provider.approval.Origin;
import triad.provider.approval.Wish;
import triad.provider.authorize.AuthorizationRequest;
import triad.provider.authorize.Decision;
import triad.provider.authorize.Decisions;
import triad.provider.authorize.Interaction;
import triad.provider.batch.Batches;
import triad.provider.claims.ClaimsRequest;
import triad.provider.claims.Subjects;
import triad.provider.client.Client;
import triad.provider.client.Clients;
import triad.provider.code.AuthorizationCodes;
import triad.provider.code.CodeBinding;
import triad.provider.config.ProviderConfig;
import triad.provider.consent.Ask;
import triad.provider.consent.Asks;
import triad.provider.consent.Consents;
import triad.provider.details.AuthorizationDetails;
import triad.provider.family.RequestedAccess;
import triad.provider.family.TokenFamilies;
import triad.provider.http.Refusal;
import triad.provider.key.DeploymentSecrets;
import triad.provider.key.KeyEncryption;
import triad.provider.outside.Built;
import triad.provider.outside.Fired;
import triad.provider.outside.Interleaved;
import triad.provider.outside.TestConfig;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Transactions;
import triad.provider.request.AuthorizationRequests;
import triad.provider.resource.ProtectedResources;
import triad.provider.resource.Scopes;
import triad.provider.response.ResponseMode;
import triad.provider.response.ReturnAddress;
import triad.provider.session.Session;
import triad.provider.session.Sessions;
import triad.provider.user.Passwords;
import triad.provider.user.Users;

/** Codes and approvals at the very moment at which the user takes back what they stand on, in the stores' own transactions. */
@ExtendWith(ArquillianExtension.class)
class WithdrawalRaceIT {
    private static final String CLIENT = "app";
    private final Jdbi jdbi = TestDatabase.jdbi();
    private final Batches batches = Built.of(Batches.class, jdbi, Transactions.running());
    private final Clock clock = Clock.systemUTC();
    private final ProviderConfig config = TestConfig.standard();
    private final String alice = TestDatabase.userId("alice");
    private final Users users = Built.of(Users.class, jdbi, new Passwords(), clock, new Fired<>(), new Fired<>());
    private final Sessions sessions = Built.of(Sessions.class, jdbi, batches, clock, users, config, new Fired<>());
    private final Clients clients = Built.of(Clients.class, jdbi, clock);
    private final ProtectedResources resources = Built.of(ProtectedResources.class, jdbi, clock, config);
    private final Consents consents = Built.of(Consents.class, jdbi, batches, clock, new Fired<>());
    private final TokenFamilies families =
            Built.of(TokenFamilies.class, jdbi, batches, clock, users, config, new Fired<>());
    private final DeploymentSecrets secrets =
            Built.of(DeploymentSecrets.class, jdbi, Built.of(KeyEncryption.class, config), clock);
    private final Asks asks = Built.of(Asks.class, clients, resources);
    private final Decisions decisions =
            Built.of(Decisions.class, consents, asks, Built.of(Subjects.class, secrets, jdbi));
    private final AuthorizationCodes codes = Built.of(
            AuthorizationCodes.class,
            jdbi,
            batches,
            clock,
            config,
            Built.of(AuthorizationRequests.class, jdbi, batches, clock),
            families);
    private final ApprovalAnswers answers =
            Built.of(ApprovalAnswers.class, jdbi, clock, families, asks, consents, clients);
    private final Accounts accounts = Built.of(Accounts.class, users, sessions, consents, families, resources);
    private final Interleaved interleaved = new Interleaved(jdbi);
    private final Session session = new Session("race", alice, "1", List.of("pwd"), clock.instant());
    private final Client client = clients.require(CLIENT);
    private final Scopes scopes = Scopes.parse("openid profile");
    private final List<Ask> wanted = asks.of(client, scopes, resources.userApi());
    private Decision.Granted granted;

    @BeforeEach
    void allow() {
        forget();
        TestDatabase.execute("""
                insert into browser_session (session_id, secret_hash, user_id, acr, amr, auth_time, last_used_at, expires_at)
                values ('race', 'race', ?, '1', 'pwd', now(), now(), now() + interval '1' hour)
                """, alice);
        consents.allow(alice, wanted);
        granted = (Decision.Granted) decisions.decide(request(), Optional.of(session), clock.instant(), false);
    }

    @AfterEach
    void forget() {
        TestDatabase.execute("delete from approval where user_agent = 'race'");
        TestDatabase.execute("delete from authorization_code where client_id = ?", CLIENT);
        TestDatabase.execute(
                "delete from refresh_token where family_id in (select family_id from token_family where client_id = ?)",
                CLIENT);
        TestDatabase.execute("delete from token_family where client_id = ?", CLIENT);
        TestDatabase.execute("delete from consent where client_id = ?", CLIENT);
        TestDatabase.execute("delete from browser_session where session_id = 'race'");
    }

    @Test
    void allowedRequest_getsItsCode() {
        assertThat(issue()).isEqualTo("issued");
        assertThat(alive()).isEqualTo(1);
    }

    /** The decision saw the consent; the code finds it gone. */
    @Test
    void codeAfterAWithdrawal_isRefused() {
        jdbi.useTransaction(handle -> accounts.withdraw(alice, CLIENT));

        assertThat(issue()).isEqualTo("access_denied");
        assertThat(alive()).isZero();
    }

    @Test
    void codeDuringAWithdrawal_waitsAndIsRefused() {
        assertThat(interleaved.run(() -> accounts.withdraw(alice, CLIENT), this::issue))
                .isEqualTo("access_denied");
        assertThat(alive()).isZero();
    }

    @Test
    void withdrawalDuringACode_waitsAndEndsIt() {
        interleaved.run(this::issue, () -> {
            accounts.withdraw(alice, CLIENT);
            return true;
        });

        assertThat(alive()).isZero();
        assertThat(missing()).isNotEmpty();
    }

    @Test
    void codeOfASessionThatEndedMeanwhile_isRefused() {
        sessions.end("race");

        assertThat(issue()).isEqualTo("access_denied");
        assertThat(alive()).isZero();
    }

    @Test
    void codeWhileTheAccountIsDisabled_waitsAndIsRefused() {
        try {
            assertThat(interleaved.run(() -> accounts.disable(alice), this::issue))
                    .isEqualTo("access_denied");
            assertThat(alive()).isZero();
        } finally {
            users.enable(alice);
        }
    }

    /** What no session ends is ended with the password: an approval waits, and finds that its session is no more. */
    @Test
    void approvalWhileTheAccountIsDisabled_waitsAndIsNoAnswer() {
        Approval approval = approval();
        try {
            assertThat(interleaved.run(() -> accounts.disable(alice), () -> answers.allow(approval, session)))
                    .isFalse();
            assertThat(alive()).isZero();
        } finally {
            users.enable(alice);
        }
    }

    @Test
    void approvalOfASessionThatEndedMeanwhile_isNoAnswer() {
        Approval approval = approval();
        sessions.end("race");

        assertThat(answers.allow(approval, session)).isFalse();
        assertThat(alive()).isZero();
    }

    /** Of two words the later one counts, even where it began to write before the first had ended. */
    @Test
    void approvalDuringAWithdrawal_isRememberedWhole() {
        Approval approval = approval();

        assertThat(interleaved.run(() -> accounts.withdraw(alice, CLIENT), () -> answers.allow(approval, session)))
                .isTrue();
        assertThat(alive()).isEqualTo(1);
        assertThat(missing()).isEmpty();
    }

    /** Without the account being held: the row that was there to be changed is gone. */
    @Test
    void consentWhileItsFormerIsForgotten_isRemembered() {
        interleaved.run(() -> consents.withdraw(alice, CLIENT), () -> {
            consents.allow(alice, wanted);
            return true;
        });

        assertThat(missing()).isEmpty();
    }

    @Test
    void familyOnNothing_isNotHeld() {
        Session other = new Session("none", alice, "1", List.of("pwd"), clock.instant());

        assertThat(families.hold(other)).isFalse();
        assertThatThrownBy(() -> codes.issue(request().granted(new Decision.Granted(other, List.of()))))
                .isInstanceOf(Refusal.class);
    }

    private String issue() {
        try {
            jdbi.useTransaction(handle -> codes.issue(request().granted(granted)));
            return "issued";
        } catch (Refusal refusal) {
            return refusal.code().code();
        }
    }

    private AuthorizationRequest request() {
        return new AuthorizationRequest(
                new ReturnAddress(client, "http://127.0.0.1/callback", ResponseMode.QUERY, Optional.empty()),
                new RequestedAccess(scopes, resources.userApi(), ClaimsRequest.NONE, AuthorizationDetails.NONE),
                new Interaction(Set.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                new CodeBinding(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private List<Ask> missing() {
        return consents.answered(alice, wanted, Instant.EPOCH).missing();
    }

    private Approval approval() {
        Wish wish = new Wish(ApprovalKind.DEVICE, client, scopes, resources.userApi(), Optional.empty());
        Origin origin = new Origin("127.0.0.1", "race");
        String id = Built.of(Approvals.class, jdbi, clock, clients, resources)
                .ask(wish, origin, Duration.ofMinutes(5))
                .hash();
        Instant now = clock.instant();
        return new Approval(id, wish, origin, now, now.plusSeconds(300));
    }

    private int alive() {
        return TestDatabase.number(
                "select count(*) from token_family where client_id = ? and revoked_at is null", CLIENT);
    }
}
