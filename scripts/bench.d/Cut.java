import io.hyperfoil.api.config.Name;
import io.hyperfoil.api.processor.Processor;
import io.hyperfoil.api.session.ObjectAccess;
import io.hyperfoil.core.handlers.DefragProcessor;
import io.hyperfoil.core.session.SessionFactory;
import java.nio.charset.StandardCharsets;

/** A step of a benchmark that keeps what stands between two texts, as HTML means it; a text without them fails the operation. */
class Cut {
    private Cut() {}

    /** How it is written in YAML: {@code cut: { after: 'code=', until: '&', toVar: code }}; without an end it goes on to the last character. */
    @Name("cut")
    public static class Builder implements Processor.Builder {
        private String after = "";
        private String until = "";
        private String variable = "";

        public Builder after(String text) {
            after = text;
            return this;
        }

        public Builder until(String text) {
            until = text;
            return this;
        }

        public Builder toVar(String name) {
            variable = name;
            return this;
        }

        @Override
        public Processor build(boolean fragmented) {
            ObjectAccess kept = SessionFactory.objectAccess(variable);
            String start = after;
            String end = until;
            Processor cut = (session, data, offset, length, last) -> {
                String text = data.toString(offset, length, StandardCharsets.UTF_8);
                int from = text.indexOf(start) + start.length();
                if (from >= start.length()) {
                    int to = end.isEmpty() ? -1 : text.indexOf(end, from);
                    kept.setObject(session, text.substring(from, to < 0 ? text.length() : to).replace("&amp;", "&"));
                }
            };
            return DefragProcessor.of(cut, fragmented);
        }
    }
}
