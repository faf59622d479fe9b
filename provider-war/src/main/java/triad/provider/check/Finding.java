package triad.provider.check;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the check says about one demand on one subject.
 *
 * @param subject {@code client:…}, {@code server} or the file
 * @param demand in a few words
 * @param source the clause it comes from
 * @param severity what it means to miss it
 * @param holds whether the subject keeps to it
 * @param detail what is so, or the reason; may be empty
 */
record Finding(String subject, String demand, String source, Severity severity, boolean holds, String detail) {

    /** Whether the check fails for this. */
    boolean fails() {
        return !holds && severity == Severity.REQUIRED;
    }

    /** The members of its JSON object. */
    Map<String, Object> toMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", subject);
        members.put("demand", demand);
        members.put("source", source);
        members.put("severity", severity.name().toLowerCase(Locale.ROOT));
        members.put("holds", holds);
        members.put("detail", detail);
        return members;
    }
}
