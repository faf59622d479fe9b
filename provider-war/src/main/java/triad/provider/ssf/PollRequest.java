package triad.provider.ssf;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a receiver asks when it polls (RFC 8936 §2.2).
 *
 * @param most how many events it takes; none where it only acknowledges
 * @param waits whether it waits for an event
 * @param ended the events it had before: empty for those it took, its reason for those it did not
 */
record PollRequest(int most, boolean waits, Map<String, String> ended) {
    private static final int MOST_EVENTS = 100;
    private static final int MOST_ID = 64;

    static PollRequest parse(JsonBody body) {
        Map<String, String> ended = new LinkedHashMap<>();
        body.texts("ack", MOST_ID).ifPresent(all -> all.forEach(id -> ended.put(id, "")));
        body.object("setErrs")
                .ifPresent(errors -> errors.members().keySet().forEach(id -> ended.put(id, reason(errors, id))));
        return new PollRequest(most(body), waits(body), ended);
    }

    private static String reason(JsonBody errors, String id) {
        JsonBody error = errors.object(id).orElseThrow(() -> JsonBody.refused("setErrs has no object"));
        String code = error.text("err", 100).filter(text -> !text.isEmpty()).orElse("refused");
        return code + error.text("description", 1000).map(text -> ": " + text).orElse("");
    }

    private static int most(JsonBody body) {
        Object value = body.find("maxEvents").orElse((long) MOST_EVENTS);
        if (value instanceof Number number && number.doubleValue() == number.longValue() && number.longValue() >= 0) {
            return (int) Math.min(number.longValue(), MOST_EVENTS);
        }
        throw JsonBody.refused("maxEvents must be a number from 0");
    }

    private static boolean waits(JsonBody body) {
        if (body.find("returnImmediately").orElse(false) instanceof Boolean immediately) {
            return !immediately;
        }
        throw JsonBody.refused("returnImmediately must be true or false");
    }
}
