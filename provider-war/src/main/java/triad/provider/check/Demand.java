package triad.provider.check;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One demand of a specification.
 *
 * @param demand in a few words
 * @param source the clause
 * @param severity what it means to a subject to miss it
 * @param holds whether a subject keeps to it
 * @param detail what is so with a subject
 * @param <T> the kind of subject
 */
record Demand<T>(
        String demand, String source, Function<T, Severity> severity, Predicate<T> holds, Function<T, String> detail) {

    /** The findings of all demands that concern the subject. */
    static <T> List<Finding> check(List<Demand<T>> demands, String name, T subject) {
        return demands.stream()
                .filter(demand -> demand.severity.apply(subject) != Severity.NONE)
                .map(demand -> new Finding(
                        name,
                        demand.demand,
                        demand.source,
                        demand.severity.apply(subject),
                        demand.holds.test(subject),
                        demand.detail.apply(subject)))
                .toList();
    }
}
