package triad.provider.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import triad.provider.http.Parameters;

/**
 * A form on its way to a page, read before Faces asks for it: the container would wait for its body as long as a byte comes now and then.
 */
final class PageForm extends HttpServletRequestWrapper {
    /** Four times as much as of an endpoint: people paste what they like. */
    private static final int MOST_BYTES = 256 * 1024;

    private final Map<String, String[]> values = new LinkedHashMap<>();

    private PageForm(HttpServletRequest request, String encoded) {
        super(request);
        Parameters.split(encoded, MOST_BYTES).forEach((name, all) -> values.put(name, all.toArray(String[]::new)));
    }

    /** Reads the form; {@code invalid_request} where it is none, is too large, or is not there in time. */
    static PageForm read(HttpServletRequest request) {
        String query = request.getQueryString();
        String body = Parameters.form(request, MOST_BYTES);
        // What the form says follows what its address says (Servlet 6.0 §3.1)
        return new PageForm(request, query == null ? body : query + '&' + body);
    }

    /** A request that says nothing, for a page that tells what was wrong with it. */
    static PageForm none(HttpServletRequest request) {
        return new PageForm(request, "");
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] all = values.get(name);
        return all == null ? null : all[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(values.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] all = values.get(name);
        return all == null ? null : all.clone();
    }
}
