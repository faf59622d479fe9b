package triad.provider.batch;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a statement's named parameters: texts, instants, arrays of texts, or null. */
public final class Values {
    private final Map<String, @Nullable Object> byName = new HashMap<>();

    /** Another one. */
    public Values bind(String name, @Nullable Object value) {
        byName.put(name, value);
        return this;
    }

    /** All of them, for a statement that is made alone. */
    public Map<String, @Nullable Object> toMap() {
        return Collections.unmodifiableMap(byName);
    }
}
