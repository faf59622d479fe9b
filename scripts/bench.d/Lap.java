import io.hyperfoil.api.config.Name;
import io.hyperfoil.api.session.Action;
import io.hyperfoil.api.session.ObjectAccess;
import io.hyperfoil.core.session.SessionFactory;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Steps of a benchmark between which an operation lies, written {@code begin: {}} and {@code end: {}}, and how long they took. */
class Lap {
    /** In nanoseconds. */
    static final Histogram LAPS = new ConcurrentHistogram(3);

    private static final String BEGUN = "begun";

    private Lap() {}

    /** The operation begins. */
    @Name("begin")
    public static class Begin implements Action.Builder {
        @Override
        public Action build() {
            ObjectAccess begun = SessionFactory.objectAccess(BEGUN);
            return session -> begun.setObject(session, System.nanoTime());
        }
    }

    /** It has succeeded. */
    @Name("end")
    public static class End implements Action.Builder {
        @Override
        public Action build() {
            ObjectAccess begun = SessionFactory.objectAccess(BEGUN);
            return session -> LAPS.recordValue(System.nanoTime() - (Long) begun.getObject(session));
        }
    }
}
