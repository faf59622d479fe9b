package triad.provider.code;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import triad.provider.batch.BatchedUpdate;
import triad.provider.batch.Batches;
import triad.provider.batch.Values;
import triad.provider.consent.Consent;
import triad.provider.family.FamilyRows;
import triad.provider.family.TokenFamily;
import triad.provider.http.OpaqueValue;

/**
 * Begins a family and stores its code, by one statement.
 *
 * <p>It finds account, session and consents as the decision found them, and keeps account and consents so until it is committed; or it
 * inserts nothing. So whoever ends one of them comes before it and stops it, or comes after it and finds the family.
 *
 * <p>Many go to PostgreSQL together, and none of these waits for a row that somebody else changes; whoever meets such a row goes once
 * more, alone, and waits.
 */
final class CodeInserts {
    /** What the client asks of the provider and of a resource, and what the resource asks of the provider on the user's behalf. */
    private static final int MOST_CONSENTS = 3;

    private static final String CODE = """
            insert into authorization_code
                (code_hash, family_id, client_id, redirect_uri, code_challenge, nonce, dpop_jkt, expires_at)
            select cast(:hash as varchar), family_id, client_id, cast(:redirectUri as varchar), cast(:challenge as varchar),
                cast(:nonce as varchar), cast(:dpopKey as varchar), cast(:expires as timestamp with time zone)
            from\s""";

    /** A session that ends is not waited for, because its families end with it. */
    private static final String STANDING = """
            from user_account u %s where u.user_id = :user and u.disabled_at is null and exists
                (select 1 from browser_session s
                where s.session_id = :session and s.user_id = u.user_id and s.ended_at is null)
            for\s""";

    private static final String CONSENT = """
            join consent c# on c#.user_id = u.user_id and c#.client_id = :client# and c#.resource = :resource#
                and c#.scope = :scope# and coalesce(c#.authorization_details, '') = :details#
            """;

    private final Jdbi jdbi;
    private final boolean isPostgres;
    private final List<BatchedUpdate> withoutWaiting;

    CodeInserts(Jdbi jdbi, Batches batches) {
        this.jdbi = jdbi;
        this.isPostgres = batches.isPostgres();
        this.withoutWaiting = IntStream.rangeClosed(0, MOST_CONSENTS)
                .mapToObj(consents -> batches.update(postgres(consents, "share skip locked")))
                .toList();
    }

    /** What is inserted, and the request whose session and consents it stands on. */
    record NewCode(OpaqueValue code, TokenFamily family, GrantedRequest request, Instant expires) {}

    /** Whether it was inserted. */
    boolean insert(NewCode fresh, Instant now) {
        int consents = fresh.request().consents().size();
        Values values = values(fresh, now);
        return isPostgres
                ? withoutWaiting.get(consents).execute(fresh.code().hash(), values)
                        || insertAlone(postgres(consents, "share"), values)
                : insertAlone(h2(consents), values);
    }

    private boolean insertAlone(String sql, Values values) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(sql).bindMap(values.toMap()).execute() == 1);
    }

    private static Values values(NewCode fresh, Instant now) {
        Values values = FamilyRows.values(fresh.family(), now);
        List<Consent> consents = fresh.request().consents();
        for (int i = 0; i < consents.size(); i++) {
            Consent consent = consents.get(i);
            values.bind("client" + i, consent.clientId())
                    .bind("resource" + i, consent.resource())
                    .bind("scope" + i, consent.scope().toString())
                    .bind("details" + i, consent.details());
        }
        CodeBinding binding = fresh.request().binding();
        return values.bind("hash", fresh.code().hash())
                .bind("redirectUri", fresh.request().redirectUri())
                .bind(
                        "challenge",
                        binding.codeChallenge().map(CodeChallenge::value).orElse(null))
                .bind("nonce", binding.nonce().orElse(null))
                .bind("dpopKey", binding.dpopKey().orElse(null))
                .bind("expires", fresh.expires());
    }

    private static String postgres(int consents, String lock) {
        return "with begun as (" + family(consents) + lock + " returning family_id, client_id) " + CODE + "begun";
    }

    /** The same in the words of H2, which cannot share a row that it holds. */
    private static String h2(int consents) {
        return CODE + "final table (" + family(consents) + "update)";
    }

    private static String family(int consents) {
        String joins = IntStream.range(0, consents)
                .mapToObj(i -> CONSENT.replace("#", String.valueOf(i)))
                .collect(Collectors.joining());
        return FamilyRows.INSERT + " select " + FamilyRows.VALUES + STANDING.formatted(joins);
    }
}
