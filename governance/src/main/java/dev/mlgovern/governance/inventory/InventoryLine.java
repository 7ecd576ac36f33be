package dev.mlgovern.governance.inventory;

import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model version and all that is known of it.
 *
 * @param version the version
 * @param approval its approval
 * @param created when it was registered
 * @param description what it says of itself, null if nothing
 * @param ownership whose it is
 * @param card its card, null without one
 * @param served endpoints that serve it, in any account
 * @param monitors schedules of those endpoints
 */
public record InventoryLine(
        ModelVersionArn version,
        Approval approval,
        Instant created,
        @Nullable String description,
        Ownership ownership,
        @Nullable CardState card,
        List<ServedAt> served,
        List<Monitor> monitors) {
    /**
     * Copies the lists.
     *
     * @param version the version
     * @param approval its approval
     * @param created when it was registered
     * @param description what it says of itself, null if nothing
     * @param ownership whose it is
     * @param card its card, null without one
     * @param served endpoints that serve it, in any account
     * @param monitors schedules of those endpoints
     */
    public InventoryLine {
        served = List.copyOf(served);
        monitors = List.copyOf(monitors);
    }

    /**
     * What stands out.
     *
     * @return empty if all is well
     */
    public Set<Concern> concerns() {
        Set<Concern> all = EnumSet.noneOf(Concern.class);
        add(all, Concern.UNOWNED, ownership.owner() == null);
        add(all, Concern.UNCARDED, card == null);
        add(all, Concern.UNDOCUMENTED, description == null || (card != null && !card.rated()));
        add(all, Concern.UNMONITORED, served.stream().anyMatch(each -> !monitored(each)));
        add(all, Concern.VIOLATED, monitors.stream().anyMatch(Monitor::violated));
        add(all, Concern.UNAPPROVED, !served.isEmpty() && approval != Approval.APPROVED);
        return all;
    }

    private boolean monitored(ServedAt where) {
        return monitors.stream().anyMatch(monitor -> monitor.watches(where));
    }

    private static void add(Set<Concern> all, Concern concern, boolean there) {
        if (there) {
            all.add(concern);
        }
    }

    /** The version, its approval and what stands out. */
    @Override
    public String toString() {
        return version + ", " + approval
                + concerns().stream().map(concern -> ", " + concern.words()).reduce("", String::concat);
    }
}
