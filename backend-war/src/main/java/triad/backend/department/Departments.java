package triad.backend.department;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import triad.backend.problem.FieldError;
import triad.backend.problem.Reason;
import triad.backend.problem.Refusal;

/** The stored departments. Changes come one after the other, since two that are each fine can make a circle together. */
@ApplicationScoped
public class Departments {
    static final int MOST = 1000;
    static final int MOST_LEVELS = 10;

    private final Jdbi jdbi;

    @Inject
    Departments(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All of them, by name. */
    public List<Department> list() {
        return jdbi.withHandle(Departments::list);
    }

    /** How they belong together now. */
    public DepartmentTree tree() {
        return new DepartmentTree(list());
    }

    /** One of them. */
    public Optional<Department> find(String id) {
        return list().stream().filter(department -> department.id().equals(id)).findFirst();
    }

    /** Adds one that must not be there yet. */
    @Transactional
    public Department add(Department department) {
        return jdbi.withHandle(handle -> {
            DepartmentTree tree = lock(handle);
            if (tree.contains(department.id())) {
                throw new Refusal(Reason.STALE, "There is one already");
            }
            if (list(handle).size() >= MOST) {
                throw new Refusal(Reason.CONFLICT, "There are " + MOST + " departments, and no more can be");
            }
            requireParent(tree, department);
            handle.createUpdate("insert into department (id, name, parent, version) values (:id, :name, :parent, 1)")
                    .bind("id", department.id())
                    .bind("name", department.name())
                    .bind("parent", department.parent().orElse(null))
                    .execute();
            return department;
        });
    }

    /** Renames and moves one; the version is the one that it changes from. */
    @Transactional
    public Department change(Department department) {
        return jdbi.withHandle(handle -> {
            requireParent(lock(handle), department);
            int changed = handle.createUpdate("""
                            update department set name = :name, parent = :parent, version = version + 1
                            where id = :id and version = :version
                            """)
                    .bind("id", department.id())
                    .bind("version", department.version())
                    .bind("name", department.name())
                    .bind("parent", department.parent().orElse(null))
                    .execute();
            requireOne(changed);
            return new Department(department.id(), department.name(), department.parent(), department.version() + 1);
        });
    }

    /** Deletes one in which there is neither a person nor another department. */
    @Transactional
    public void delete(Department department) {
        jdbi.useHandle(handle -> {
            lock(handle);
            handle.createQuery("select id from department where id = :id for update")
                    .bind("id", department.id())
                    .mapTo(String.class)
                    .findOne();
            int inside = handle.createQuery("""
                            select (select count(*) from department where parent = :id)
                                 + (select count(*) from person where department = :id)
                            """)
                    .bind("id", department.id())
                    .mapTo(Integer.class)
                    .one();
            if (inside > 0) {
                throw new Refusal(Reason.CONFLICT, "It is not empty: people or other departments are in it");
            }
            requireOne(handle.createUpdate("delete from department where id = :id and version = :version")
                    .bind("id", department.id())
                    .bind("version", department.version())
                    .execute());
        });
    }

    private static DepartmentTree lock(Handle handle) {
        handle.createQuery("select tree from tree_lock where tree = 'department' for update")
                .mapTo(String.class)
                .one();
        return new DepartmentTree(list(handle));
    }

    private static List<Department> list(Handle handle) {
        return handle.createQuery("select id, name, parent, version from department order by name, id")
                .map((row, context) -> new Department(
                        row.getString("id"),
                        row.getString("name"),
                        Optional.ofNullable(row.getString("parent")),
                        row.getInt("version")))
                .list();
    }

    private static void requireParent(DepartmentTree tree, Department department) {
        department.parent().ifPresent(parent -> {
            if (!tree.contains(parent)) {
                throw refused("There is no such department");
            }
            if (tree.subtreeOf(department.id()).contains(parent)) {
                throw refused("A department is not a part of itself");
            }
        });
        if (tree.levelsAbove(department.parent()) >= MOST_LEVELS) {
            throw refused("At most " + MOST_LEVELS + " departments inside each other");
        }
    }

    private static Refusal refused(String detail) {
        return Refusal.ofFields(List.of(new FieldError("parent", detail)));
    }

    private static void requireOne(int count) {
        if (count != 1) {
            throw stale();
        }
    }

    static Refusal stale() {
        return new Refusal(Reason.STALE, "Read it again and change what is there now");
    }
}
