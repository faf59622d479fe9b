package triad.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import triad.provider.outside.Http;
import triad.provider.outside.Tls;
import triad.provider.outside.Triad;

/** Callers who announce a body and then take their time: each holds a thread of the server, of which there are 32. */
@ExtendWith(ArquillianExtension.class)
class SlowBodyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(5);
    private static final String FORM = "application/x-www-form-urlencoded";

    /** A caller: what is sent while nothing is answered, twice a second. */
    private record Slow(String method, String path, String begin, String more, List<String> headers) {
        Slow(String path, String begin, String more) {
            this("POST", path, begin, more, List.of());
        }

        Answer call(CountDownLatch begun) throws IOException {
            Instant start = Instant.now();
            URI server = URI.create(Triad.ISSUER);
            try (SSLSocket socket =
                    (SSLSocket) Tls.anonymous().getSocketFactory().createSocket(server.getHost(), server.getPort())) {
                socket.startHandshake();
                socket.setSoTimeout(500);
                send(
                        socket,
                        method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n"
                                + String.join("\r\n", headers) + (headers.isEmpty() ? "" : "\r\n") + "Content-Type: "
                                + FORM
                                + "\r\nContent-Length: 1000\r\n\r\n" + begin);
                begun.countDown();
                while (Duration.between(start, Instant.now()).compareTo(PATIENCE.multipliedBy(3)) < 0) {
                    try {
                        String answer = read(socket.getInputStream());
                        return new Answer(answer, Duration.between(start, Instant.now()));
                    } catch (SocketTimeoutException nothingYet) {
                        send(socket, more);
                    }
                }
                return new Answer("none", Duration.between(start, Instant.now()));
            }
        }

        private static void send(SSLSocket socket, String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        private static String read(InputStream in) throws IOException {
            byte[] some = new byte[4096];
            int length = in.read(some);
            return new String(some, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
        }
    }

    private record Answer(String text, Duration after) {}

    /** RFC 6749 §5.2. */
    @Test
    void bodyThatDoesNotCome_isInvalidRequestAfterTenSeconds() throws Exception {
        List<Slow> callers = Stream.of("", "a")
                .flatMap(more -> Stream.of(
                        new Slow("/token", "grant_type=", more),
                        new Slow("/par", "", more),
                        new Slow("/introspect", "token=", more),
                        new Slow("/device_authorization", "client_id=public&scope=", more)))
                .toList();

        for (Answer answer : answers(callers)) {
            assertThat(answer.text()).startsWith("HTTP/1.1 400 ").contains("\"invalid_request\"");
            assertThat(answer.after()).isBetween(PATIENCE.minusSeconds(1), PATIENCE.plus(UNTIL_SEEN));
        }
    }

    /** Faces would wait for each byte anew, so a form is read before it is asked. */
    @Test
    void formOfAPageThatDoesNotCome_isRefusedAfterTenSeconds() throws Exception {
        List<Slow> callers = Stream.of("/login", "/consent", "/device", "/sign-out")
                .map(page -> new Slow(page, "jakarta.faces.ViewState=", "a"))
                .toList();

        for (Answer answer : answers(callers)) {
            assertThat(answer.text()).startsWith("HTTP/1.1 400 ");
            assertThat(answer.after()).isBetween(PATIENCE.minusSeconds(1), PATIENCE.plus(UNTIL_SEEN));
        }
    }

    /** What is refused whatever the body says, is refused before it comes; the page that says so is one of Faces, too. */
    @Test
    void bodyThatNobodyWants_isNotWaitedFor() throws Exception {
        String html = "Accept: text/html";
        Answer elsewhere = new Slow("POST", "/login", "a=", "a", List.of(html, "Sec-Fetch-Site: cross-site"))
                .call(new CountDownLatch(1));
        Answer nothing = new Slow("POST", "/nothing-here", "a=", "a", List.of(html)).call(new CountDownLatch(1));
        Answer metadata = new Slow("POST", "/jwks", "a=", "a", List.of(html)).call(new CountDownLatch(1));

        assertThat(elsewhere.text()).startsWith("HTTP/1.1 403 ");
        assertThat(nothing.text()).startsWith("HTTP/1.1 404 ");
        assertThat(metadata.text()).startsWith("HTTP/1.1 405 ");
        assertThat(List.of(elsewhere, nothing, metadata))
                .allSatisfy(answer -> assertThat(answer.after()).isLessThan(UNTIL_SEEN));
    }

    /** A GET has no body (RFC 9110 §9.3.1), whatever it announces. */
    @Test
    void bodyOfAGet_isRefusedAtOnce() throws Exception {
        Answer page = new Slow("GET", "/login", "a=", "a", List.of("Accept: text/html")).call(new CountDownLatch(1));
        Answer endpoint = new Slow("GET", "/jwks", "a=", "a", List.of()).call(new CountDownLatch(1));

        assertThat(List.of(page, endpoint)).allSatisfy(answer -> {
            assertThat(answer.text()).startsWith("HTTP/1.1 400 ").contains("Connection: close");
            assertThat(answer.after()).isLessThan(UNTIL_SEEN);
        });
    }

    /** The authorization endpoint tells people what is wrong, with a page. */
    @Test
    void authorizationRequestThatDoesNotCome_isRefusedAfterTenSeconds() throws Exception {
        Answer answer = new Slow("POST", "/authorize", "client_id=", "a", List.of("Accept: text/html"))
                .call(new CountDownLatch(1));

        assertThat(answer.text()).startsWith("HTTP/1.1 400 ");
        assertThat(answer.after()).isBetween(PATIENCE.minusSeconds(1), PATIENCE.plus(UNTIL_SEEN));
    }

    /** As many as there are threads: then others wait, but not for longer than for one of them. */
    @Test
    void manyOfThem_holdUpOthersForTenSeconds() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Slow slow = new Slow("/token", "grant_type=", "a");
            CountDownLatch begun = new CountDownLatch(32);
            List<Future<Answer>> callers = IntStream.range(0, 32)
                    .mapToObj(one -> threads.submit(() -> slow.call(begun)))
                    .toList();
            assertThat(begun.await(UNTIL_SEEN.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Instant start = Instant.now();
            assertThat(isServed(start.plus(PATIENCE).plus(UNTIL_SEEN))).isTrue();
            for (Future<Answer> caller : callers) {
                assertThat(caller.get().text()).startsWith("HTTP/1.1 400 ");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isServed(Instant latest) {
        while (Instant.now().isBefore(latest)) {
            try {
                return new Http(Tls.anonymous()).get(Triad.ISSUER + "/jwks").status() == 200;
            } catch (UncheckedIOException heldUp) {
                assertThat(heldUp).hasMessageContaining("/jwks"); // and asks again, as browsers do
            }
        }
        return false;
    }

    private static List<Answer> answers(List<Slow> callers) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Answer>> answers = callers.stream()
                    .map(slow -> threads.submit(() -> slow.call(new CountDownLatch(1))))
                    .toList();
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }
}
