package triad.backend.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** The ways in which a provider fails to say who somebody is. */
public enum Trouble implements HttpHandler {
    SLOW {
        @Override
        public void handle(HttpExchange exchange) {
            hang();
        }
    },
    BROKEN {
        @Override
        public void handle(HttpExchange exchange) throws IOException {
            FakeProvider.send(exchange, 500, "<html>broken</html>");
        }
    },
    NO_JSON("<html>Please sign in</html>"),
    NO_OBJECT("[\"Ada\"]"),
    NO_CLAIMS("{\"sub\":7,\"name\":[]}"),
    SOMEBODY_ELSE("{\"sub\":\"mallory\",\"name\":\"Mallory\"}"),
    ENDLESS {
        @Override
        public void handle(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = new byte[8192];
            Arrays.fill(spaces, (byte) ' ');
            try {
                while (true) {
                    exchange.getResponseBody().write(spaces);
                }
            } finally {
                HANG_UPS.incrementAndGet();
            }
        }
    };

    /** How often somebody had heard enough. */
    public static final AtomicInteger HANG_UPS = new AtomicInteger();

    private final String answer;

    Trouble() {
        this("");
    }

    Trouble(String answer) {
        this.answer = answer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        FakeProvider.send(exchange, 200, answer);
    }

    private static void hang() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
