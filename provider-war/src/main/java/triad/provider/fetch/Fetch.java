package triad.provider.fetch;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import triad.provider.config.ProviderConfig;

/**
 * Makes the provider's outgoing requests: over https, to public addresses or listed hosts, bounded in size and time. Listed hosts, which are
 * the deployment's own servers, see the certificate of this one; strangers do not.
 */
@ApplicationScoped
public class Fetch {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration LOOKUP = Duration.ofSeconds(2);
    private static final int MOST_OF_A_REPLY = 64 * 1024;
    private final GuardedResolver resolver;
    private final CloseableHttpClient toStrangers;
    private final CloseableHttpClient toListed;
    private final Duration deadline;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, Fetch::deadlineThread);

    @Inject
    Fetch(ProviderConfig config) {
        this(
                new GuardedResolver(config.fetchAllowed(), new TimedLookup(InetAddress::getAllByName, LOOKUP)),
                TrustedAuthorities.anonymous(),
                TrustedAuthorities.identified(),
                DEADLINE);
    }

    /** With a name service, trust and patience of the tests. */
    Fetch(GuardedResolver resolver, SSLContext anonymous, SSLContext identified, Duration deadline) {
        this.resolver = resolver;
        this.toStrangers = OneRequestClient.create(resolver, anonymous);
        this.toListed = OneRequestClient.create(resolver, identified);
        this.deadline = deadline;
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Closes what waits. */
    @PreDestroy
    void close() {
        deadlines.shutdownNow();
        toStrangers.close(CloseMode.IMMEDIATE);
        toListed.close(CloseMode.IMMEDIATE);
    }

    /**
     * Gets a document.
     *
     * @param accept the media types asked for; whether one of them came is told by the answer
     * @param mostBytes a longer document is a failure
     */
    public Fetched get(URI uri, String accept, int mostBytes) throws FetchFailed {
        Destination destination = checked(uri);
        HttpGet request = new HttpGet(destination.uri());
        request.setHeader("Accept", accept);
        return send(destination, request, mostBytes);
    }

    /**
     * Posts a body; at most 64 KiB of the reply are read.
     *
     * @param headers further headers, with values of one line
     */
    public Fetched post(URI uri, String contentType, Map<String, String> headers, byte[] body) throws FetchFailed {
        Destination destination = checked(uri);
        HttpPost request = new HttpPost(destination.uri());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getValue().chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new FetchFailed("The header " + header.getKey() + " has a value of more than printable ASCII");
            }
            request.setHeader(header.getKey(), header.getValue());
        }
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
        return send(destination, request, MOST_OF_A_REPLY);
    }

    /** Whether requests to the URL can be made as far as can be told now; each request looks again. */
    public boolean reaches(URI uri) {
        try {
            Destination destination = new Destination(uri);
            return !resolver.resolve(destination.host(), destination.port()).isEmpty();
        } catch (IllegalArgumentException | UnknownHostException unfit) {
            return false;
        }
    }

    private static Destination checked(URI uri) throws FetchFailed {
        try {
            return new Destination(uri);
        } catch (IllegalArgumentException unfit) {
            throw new FetchFailed(unfit.getMessage(), unfit);
        }
    }

    /** The deadline closes the connection, whatever the request waits for. */
    private Fetched send(Destination destination, HttpUriRequestBase request, int mostBytes) throws FetchFailed {
        CloseableHttpClient client = resolver.lists(destination) ? toListed : toStrangers;
        ScheduledFuture<?> end = deadlines.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            return read(request, response, mostBytes);
        } catch (IOException failed) {
            throw new FetchFailed(request.getAuthority() + ": " + failed, failed);
        } finally {
            end.cancel(false);
            request.cancel();
        }
    }

    private static Fetched read(HttpUriRequestBase request, ClassicHttpResponse response, int mostBytes)
            throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(mostBytes + 1);
        boolean cut = request.isCancelled();
        request.cancel(); // nothing more of this connection is read, not even to close it politely
        if (cut || body.length > mostBytes) {
            throw new IOException(cut ? "no answer within the deadline" : "the answer is too long");
        }
        Optional<String> contentType = Optional.ofNullable(entity)
                .map(HttpEntity::getContentType)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        return new Fetched(response.getCode(), contentType, body);
    }

    private static Thread deadlineThread(Runnable work) {
        Thread thread = new Thread(work, "fetch-deadlines");
        thread.setDaemon(true);
        return thread;
    }
}
