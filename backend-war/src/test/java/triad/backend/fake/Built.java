package triad.backend.fake;

import java.lang.reflect.Constructor;
import java.util.Arrays;

/** Makes a bean without a container, by the constructor that the container would use. */
public final class Built {
    private Built() {}

    public static <T> T of(Class<T> type, Object... collaborators) {
        try {
            Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                    .filter(candidate -> candidate.getParameterCount() == collaborators.length)
                    .findFirst()
                    .orElseThrow();
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(collaborators));
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError(type.getName(), broken);
        }
    }
}
