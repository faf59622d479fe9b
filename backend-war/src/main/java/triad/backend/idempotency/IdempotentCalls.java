package triad.backend.idempotency;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Carries each {@link Idempotent} request out once. It stands around the method, so behind every check of who may call it. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class IdempotentCalls {
    private final HttpServletRequest request;
    private final JsonWebToken token;
    private final IdempotencyKeys keys;

    @Inject
    IdempotentCalls(HttpServletRequest request, JsonWebToken token, IdempotencyKeys keys) {
        this.request = request;
        this.token = token;
        this.keys = keys;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        KeyedRequest keyed = keyed(call);
        Optional<Answer> before = keys.claim(keyed);
        if (before.isPresent()) {
            return before.get().toResponse();
        }
        boolean isAnswered = false;
        try {
            Response answer = keys.answer(keyed, () -> (Response) call.proceed());
            isAnswered = true;
            return answer;
        } finally {
            if (!isAnswered) {
                keys.release(keyed);
            }
        }
    }

    private KeyedRequest keyed(InvocationContext call) {
        return new KeyedRequest(
                token.getSubject(),
                request.getMethod() + " " + request.getRequestURI(),
                IdempotencyKey.require(Collections.list(request.getHeaders(IdempotencyKey.HEADER))),
                fingerprint(call),
                UUID.randomUUID().toString());
    }

    /** Of the whole request: its query, the type of its body and the body, the one parameter of bytes. */
    private String fingerprint(InvocationContext call) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String part :
                    List.of(String.valueOf(request.getQueryString()), String.valueOf(request.getContentType()))) {
                hash.update(part.getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
            }
            Stream.of(call.getParameters())
                    .filter(byte[].class::isInstance)
                    .forEach(body -> hash.update((byte[]) body));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
