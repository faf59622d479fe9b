package triad.provider.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import triad.provider.outbox.Deliveries;
import triad.provider.outbox.MessageProgress;
import triad.provider.outbox.Outbox;

/** Behind admin/deliveries.xhtml: what other servers were told, and what they were not. */
@Named
@RequestScoped
public class DeliveriesPage {
    private static final int MOST = 100;
    private final List<MessageProgress> lines;
    private final Map<String, Long> counts;

    @Inject
    DeliveriesPage(Deliveries deliveries, Outbox outbox) {
        this.lines = deliveries.latest(MOST);
        this.counts = outbox.counts();
    }

    /** The latest hundred, what did not arrive first. */
    public List<MessageProgress> getLines() {
        return lines;
    }

    /** How many messages of each kind are in each state, under {@code kind/state}. */
    public Map<String, Long> getCounts() {
        return counts;
    }

    /** A time in words. */
    public String readable(Instant time) {
        return KeysPage.READABLE.format(time);
    }
}
