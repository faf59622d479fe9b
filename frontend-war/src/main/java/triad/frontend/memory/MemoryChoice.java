package triad.frontend.memory;

import com.hazelcast.core.HazelcastInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import triad.frontend.config.BadSetting;
import triad.frontend.config.SessionKeys;

/** Chooses the memory: of this node, or, where the deployment says that there are several, the one they share. */
@ApplicationScoped
class MemoryChoice {
    @Produces
    @Singleton
    Memory memory(SessionKeys keys, Instance<HazelcastInstance> grids, Clock clock) {
        if (!keys.shared()) {
            return new NodeMemory(clock);
        }
        @Nullable HazelcastInstance grid = grids.isResolvable() ? grids.get() : null;
        if (grid == null) {
            throw new BadSetting(
                    "frontend.session.shared", "this server has no data grid; see TRIAD_GRID of start-server");
        }
        return new GridMemory(grid, clock);
    }
}
