package triad.provider.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A name service with a bound in time, which the JVM's has not: a host whose names answer slowly keeps no caller for long. */
final class TimedLookup implements GuardedResolver.Lookup {
    private static final int MOST_AT_ONCE = 32;
    private final GuardedResolver.Lookup lookup;
    private final Duration patience;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), TimedLookup::thread);

    TimedLookup(GuardedResolver.Lookup lookup, Duration patience) {
        this.lookup = lookup;
        this.patience = patience;
    }

    @Override
    public InetAddress[] addresses(String host) throws UnknownHostException {
        try {
            Future<InetAddress[]> found = threads.submit(() -> lookup.addresses(host));
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw failed(host, unknown);
        } catch (TimeoutException | RejectedExecutionException slow) {
            throw failed(host, slow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failed(host, stopping);
        }
    }

    private static UnknownHostException failed(String host, Exception cause) {
        UnknownHostException failure = new UnknownHostException(host + " was not found in time");
        failure.initCause(cause);
        return failure;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fetch-lookup");
        thread.setDaemon(true);
        return thread;
    }
}
