package triad.backend.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import triad.backend.file.PeopleFile;
import triad.backend.file.Row;
import triad.backend.people.References;
import triad.backend.problem.FieldError;

/** In which order the rows of a file are taken, the same each time: managers before those whom the file puts below them. */
class ImportOrder {
    private static final int LAST = References.MOST_LEVELS + 1;

    private final PeopleFile file;
    private final Map<String, Integer> firstRows = new HashMap<>();
    private final Map<String, String> managers = new HashMap<>();
    private final Map<String, Integer> levels = new HashMap<>();
    private final Set<String> circular = new HashSet<>();

    ImportOrder(PeopleFile file) {
        this.file = file;
        try (Stream<Row> rows = file.rows()) {
            rows.filter(Row::isAboutSomebody).forEach(row -> {
                if (firstRows.putIfAbsent(row.sub(), row.number()) == null) {
                    row.manager().ifPresent(manager -> managers.put(row.sub(), manager));
                }
            });
        }
        managers.keySet().forEach(this::place);
    }

    /** Walks up as far as the file says who stands above whom, and back down with what is known then. */
    private void place(String sub) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = sub;
        while (managers.containsKey(next) && !levels.containsKey(next) && seen.add(next)) {
            path.add(next);
            next = managers.get(next);
        }
        boolean isCircle = seen.contains(next);
        if (isCircle) {
            circular.addAll(path.subList(path.indexOf(next), path.size()));
        }
        int level = isCircle ? LAST : levels.getOrDefault(next, 0);
        for (int index = path.size() - 1; index >= 0; index--) {
            level = Math.min(level + 1, LAST);
            levels.put(path.get(index), level);
        }
    }

    /** All rows in order, each with what is wrong with it beside the others. */
    Stream<Row> rows() {
        int deepest = levels.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return IntStream.rangeClosed(0, deepest)
                .boxed()
                .flatMap(level -> file.rows()
                        .filter(row -> levels.getOrDefault(row.sub(), 0).equals(level)))
                .map(this::checked);
    }

    private Row checked(Row row) {
        if (!row.errors().isEmpty()) {
            return row;
        }
        int first = firstRows.getOrDefault(row.sub(), row.number());
        if (first != row.number()) {
            return row.with(List.of(new FieldError("sub", "Row " + first + " is about the same person")));
        }
        return circular.contains(row.sub())
                ? row.with(List.of(new FieldError("manager", "Nobody stands above themselves")))
                : row;
    }
}
