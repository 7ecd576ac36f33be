package dev.mlgovern.testkit.internal.door;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that were asked for. Of those that fit a request and are due, the first happens. */
public final class FaultBook {
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    /**
     * Adds a fault.
     *
     * @param rule when and what
     */
    public void add(FaultRule rule) {
        rules.add(rule);
    }

    /** Forgets all faults. */
    public void clear() {
        rules.clear();
    }

    Effect next(Desk desk, String account) {
        for (FaultRule rule : rules) {
            if (rule.fits(desk.service(), desk.operation(), account)
                    && rule.schedule().getAsBoolean()) {
                return rule.effect();
            }
        }
        return Effect.NONE;
    }
}
