package triad.provider.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks for many threads at once what each of them would ask alone.
 *
 * <p>Who comes while nobody asks does so at once. Who comes meanwhile gathers, and the first of them asks for all as soon as it is their
 * turn, or a second later: an answer that does not come holds up nobody else.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class Together<Q, A> {
    private static final Duration LONGEST_TURN = Duration.ofSeconds(1);
    private final int most;
    private final Function<List<Q>, List<A>> work;
    private final Semaphore turn = new Semaphore(1, true);
    private @Nullable Round<Q, A> gathering;

    /**
     * Begins with nobody.
     *
     * @param most how many questions are asked at once
     * @param work answers them, in their order; what it throws, everybody throws who asked
     */
    Together(int most, Function<List<Q>, List<A>> work) {
        this.most = most;
        this.work = work;
    }

    private static final class Round<Q, A> extends FutureTask<List<A>> {
        private final List<Q> questions;

        Round(List<Q> questions, Function<List<Q>, List<A>> work) {
            super(() -> work.apply(questions));
            this.questions = questions;
        }
    }

    /** The answer; the work on it begins after the call of this. */
    A ask(Q question) {
        Round<Q, A> round;
        int place;
        synchronized (this) {
            round = gathering == null ? new Round<>(new ArrayList<>(), work) : gathering;
            place = round.questions.size();
            round.questions.add(question);
            gathering = place + 1 < most ? round : null;
        }
        if (place == 0) {
            lead(round);
        }
        return answers(round).get(place);
    }

    private void lead(Round<Q, A> round) {
        boolean mine = awaitTurn();
        try {
            synchronized (this) {
                if (gathering == round) {
                    gathering = null;
                }
            }
            round.run();
        } finally {
            if (mine) {
                turn.release();
            }
        }
    }

    /** Whether the turn came; where it does not, as when a connection is dead, it is not waited for. */
    private boolean awaitTurn() {
        try {
            return turn.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <A> List<A> answers(FutureTask<List<A>> round) {
        try {
            return round.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stops", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("What was asked together failed", failed);
        }
    }
}
