package triad.provider.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Built;
import triad.provider.outside.TestDatabase;
import triad.provider.outside.Transactions;

/** Statements that many threads have at the same time, which they do because the first of them waits for a row that the test holds. */
@ExtendWith(ArquillianExtension.class)
@Timeout(60)
class BatchesIT {
    private static final long GATHERS_MILLIS = 300;
    private final Jdbi jdbi = TestDatabase.jdbi();
    private final Batches batches = Built.of(Batches.class, jdbi, Transactions.none());
    private final BatchedUpdate take =
            batches.update("update batched set taken = :by where id = :id and taken is null");
    private final BatchedUpdate insert =
            batches.update("insert into batched (id, parent) values (:id, :parent) on conflict do nothing");
    private final BatchedQuery<String> rows = batches.query(
            "select id, parent, taken from batched where parent = any(:keys) order by id",
            "parent",
            row -> row.getString("id"));

    @BeforeEach
    void create() {
        drop();
        TestDatabase.execute("create table batched_parent (id varchar(20) primary key)");
        TestDatabase.execute("create table batched (id varchar(20) primary key,"
                + " parent varchar(20) references batched_parent, taken varchar(20))");
        TestDatabase.execute("insert into batched_parent values ('p'), ('q')");
        TestDatabase.execute("insert into batched values ('a', 'p', null), ('b', 'p', null), ('c', 'q', null)");
    }

    @AfterEach
    void drop() {
        TestDatabase.execute("drop table if exists batched");
        TestDatabase.execute("drop table if exists batched_parent");
    }

    @Test
    void rows_areThoseOfTheirKey_inTheirOrder() {
        assertThat(rows.list("p")).containsExactly("a", "b");
        assertThat(rows.list("q")).containsExactly("c");
        assertThat(rows.list("none")).isEmpty();
        assertThat(rows.find("none")).isEmpty();
    }

    @Test
    void sameRow_isTakenByOne() {
        List<CompletableFuture<Boolean>> taken = whileHeld("a", () -> IntStream.range(0, 10)
                .mapToObj(i -> start(() -> take("a", "t" + i)))
                .toList());

        assertThat(taken.stream().filter(CompletableFuture::join)).hasSize(1);
    }

    @Test
    void eachRow_hasItsOwnOutcome() {
        List<CompletableFuture<Boolean>> outcomes = whileHeld(
                "a",
                () -> List.of(
                        start(() -> take("a", "x")),
                        start(() -> take("c", "y")),
                        start(() -> take("none", "y")),
                        start(() -> take("b", "z"))));

        assertThat(outcomes.stream().map(CompletableFuture::join)).containsExactly(true, true, false, true);
        assertThat(taken()).containsExactly("x", "z", "y");
    }

    /** What breaks a constraint is refused to whoever asked for it; those beside it are served. */
    @Test
    void rowThatBreaksAConstraint_isRefusedAlone() {
        List<CompletableFuture<Boolean>> outcomes = TestDatabase.jdbi().inTransaction(held -> {
            held.execute("insert into batched (id, parent) values ('d', 'p')");
            List<CompletableFuture<Boolean>> begun = List.of(
                    start(() -> insert("d", "p")),
                    start(() -> insert("e", "p")),
                    start(() -> insert("f", "no parent")),
                    start(() -> insert("g", "q")));
            pause();
            return begun;
        });

        assertThat(outcomes.get(0).join()).isFalse();
        assertThat(outcomes.get(1).join()).isTrue();
        assertThatThrownBy(outcomes.get(2)::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UnableToExecuteStatementException.class);
        assertThat(outcomes.get(3).join()).isTrue();
        assertThat(rows.list("p")).containsExactly("a", "b", "d", "e");
        assertThat(rows.list("q")).containsExactly("c", "g");
    }

    /** Whoever sends what does not fit fails, and nobody who came at the same time. */
    @Test
    void valueThatDoesNotFit_isRefusedAlone() {
        List<CompletableFuture<Boolean>> outcomes = whileHeld(
                "a",
                () -> List.of(
                        start(() -> take("a", "x")),
                        start(() -> take("b", "longer than twenty characters")),
                        start(() -> take("c", "y"))));

        assertThat(outcomes.get(0).join()).isTrue();
        assertThatThrownBy(outcomes.get(1)::join).hasCauseInstanceOf(UnableToExecuteStatementException.class);
        assertThat(outcomes.get(2).join()).isTrue();
    }

    /** Two nodes that change the same rows, in whichever order they came. */
    @Test
    void twoNodes_doNotWaitForEachOther() {
        BatchedUpdate other = Built.of(Batches.class, jdbi, Transactions.none())
                .update("update batched set taken = :by where id = :id and taken is null");
        List<CompletableFuture<Boolean>> taken = whileHeld(
                "a",
                () -> List.of(
                        start(() -> take("a", "x")),
                        start(() ->
                                other.execute("a", new Values().bind("id", "a").bind("by", "y"))),
                        start(() -> take("b", "x")),
                        start(() -> take("c", "x")),
                        start(() ->
                                other.execute("c", new Values().bind("id", "c").bind("by", "y"))),
                        start(() ->
                                other.execute("b", new Values().bind("id", "b").bind("by", "y")))));

        assertThat(taken.stream().filter(CompletableFuture::join)).hasSize(3);
    }

    /** What a transaction has changed, its own statements see and nobody else's; and what it changes, it may take back. */
    @Test
    void insideATransaction_statementsAreItsOwn() {
        Batches own = Built.of(Batches.class, jdbi, Transactions.running());
        BatchedQuery<String> ownRows = own.query(
                "select id, parent from batched where parent = any(:keys)", "parent", row -> row.getString("id"));
        BatchedUpdate ownInsert = own.update("insert into batched (id, parent) values (:id, :parent)");
        jdbi.useTransaction(handle -> {
            ownInsert.execute("h", new Values().bind("id", "h").bind("parent", "q"));

            assertThat(ownRows.list("q")).containsExactlyInAnyOrder("c", "h");
            assertThat(start(() -> rows.list("q").contains("h")).join()).isFalse();
            handle.rollback();
        });

        assertThat(rows.list("q")).containsExactly("c");
    }

    @Test
    void brokenStatement_isRefusedToAll() {
        BatchedUpdate broken = batches.update("update no_such_table set taken = :by");

        assertThatThrownBy(() -> broken.execute("a", new Values().bind("by", "x")))
                .isInstanceOf(JdbiException.class);
    }

    /** A null is said; what nobody says is a mistake, which must not become a null. */
    @Test
    void parameterThatNobodyBinds_isAMistake() {
        assertThatThrownBy(() -> insert.execute("i", new Values().bind("id", "i")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":parent");
        assertThat(insert.execute("i", new Values().bind("id", "i").bind("parent", null)))
                .isTrue();
        assertThat(TestDatabase.texts("select id from batched where parent is null"))
                .containsExactly("i");
    }

    @Test
    void valueOfAnotherKind_isAMistake() {
        assertThatThrownBy(() -> insert.execute("i", new Values().bind("id", 1).bind("parent", "p")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(":id");
    }

    private boolean take(String id, String by) {
        return take.execute(id, new Values().bind("id", id).bind("by", by));
    }

    private boolean insert(String id, String parent) {
        return insert.execute(id, new Values().bind("id", id).bind("parent", parent));
    }

    private List<String> taken() {
        return TestDatabase.texts("select taken from batched order by id");
    }

    /** What the work begins has to wait until this returns. */
    private <T> T whileHeld(String id, Supplier<T> work) {
        return TestDatabase.jdbi().inTransaction(handle -> {
            handle.execute("select id from batched where id = ? for update", id);
            T begun = work.get();
            pause();
            return begun;
        });
    }

    /** Begins on a thread of its own, in the order of the calls. */
    private static CompletableFuture<Boolean> start(BooleanSupplier work) {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        outcome.complete(work.getAsBoolean());
                    } catch (UnableToExecuteStatementException refused) {
                        outcome.completeExceptionally(refused);
                    }
                })
                .start();
        return outcome;
    }

    private static void pause() {
        LockSupport.parkNanos(GATHERS_MILLIS * 1_000_000);
    }
}
