package triad.backend.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import triad.backend.field.PersonField;
import triad.backend.listing.Terms;

/**
 * What somebody must have to be found, as a query of PostgreSQL's text search: of each part one term. Terms are letters, digits and a few
 * signs which are no operators.
 *
 * @param marks of those among whom the one who searches is: what stands before the terms that they see
 */
record Sought(List<String> marks, List<Part> parts) {

    /**
     * Alternatives.
     *
     * @param isBroad whether it is of too many people to look all of them up, where there is anything else to look up
     */
    private record Part(List<String> terms, boolean isBroad) {
        @Override
        public String toString() {
            return terms.stream().collect(Collectors.joining(" | ", "(", ")"));
        }
    }

    static Sought nothing(List<String> marks) {
        return new Sought(marks, List.of());
    }

    boolean isNothing() {
        return parts.isEmpty();
    }

    /** Words as people typed them. */
    Sought and(SoughtWords words) {
        Sought all = this;
        for (SoughtWords.Word word : words.words()) {
            Stream<String> terms = marks.stream()
                    .flatMap(mark -> Stream.concat(
                            Stream.of("'" + mark + word.typed() + "':*"),
                            word.meant().stream().map(meant -> "'" + mark + meant + "'")));
            all = all.and(terms, word.isShort());
        }
        return all;
    }

    /** One of some values in a field that is shown. */
    Sought and(PersonField field, Collection<String> values) {
        return and(values.stream().map(value -> "'" + Terms.ofValue(field, value) + "'"), false)
                .and(marks.stream().map(mark -> "'" + mark + Terms.ofShown(field) + "'"), true);
    }

    private Sought and(Stream<String> terms, boolean isBroad) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(terms.toList(), isBroad));
        return new Sought(marks, more);
    }

    /** Whether an index can tell all of it; of beginnings of too many words alone it must. */
    boolean isIndexed() {
        return parts.stream().noneMatch(Part::isBroad) || parts.stream().allMatch(Part::isBroad);
    }

    /** Whether several things must be there together of which each is not of too many people. */
    boolean isOfSeveral() {
        return parts.stream().filter(part -> !part.isBroad()).count() > 1;
    }

    /** As much of it as an index tells quickly. */
    Sought indexed() {
        return isIndexed()
                ? this
                : new Sought(
                        marks, parts.stream().filter(part -> !part.isBroad()).toList());
    }

    @Override
    public String toString() {
        return parts.stream().map(Part::toString).collect(Collectors.joining(" & "));
    }
}
