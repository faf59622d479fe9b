package triad.backend.trace;

import io.opentelemetry.context.Context;

/**
 * The context of the request that this thread serves. OpenTelemetry has one of its own, but within Jersey that is another one: the
 * server's MicroProfile Telemetry puts it there, also where it is off.
 */
final class Current {
    private static final ThreadLocal<Context> CONTEXT = ThreadLocal.withInitial(Context::root);

    private Current() {}

    /** That of nothing where no request is served. */
    static Context context() {
        return CONTEXT.get();
    }

    static void begin(Context context) {
        CONTEXT.set(context);
    }

    static void end() {
        CONTEXT.remove();
    }
}
