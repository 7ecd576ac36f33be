package dev.mlgovern.core.work;

import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import java.util.List;

final class DefaultPlan<T> implements Plan<T> {
    private final String title;
    private final PlanSteps steps;
    private final List<Fingerprint> fingerprints;
    private final Step<T> result;
    private final List<PlannedStep> planned;
    private final WorkSettings settings;

    DefaultPlan(
            String title,
            PlanSteps steps,
            List<Fingerprint> fingerprints,
            Step<T> result,
            List<PlannedStep> planned,
            WorkSettings settings) {
        this.title = title;
        this.steps = steps;
        this.fingerprints = fingerprints;
        this.result = result;
        this.planned = planned;
        this.settings = settings;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<PlannedStep> steps() {
        return planned;
    }

    @Override
    public T run(ProgressListener progress) {
        List<String> changed = fingerprints.stream()
                .filter(Fingerprint::changed)
                .map(Fingerprint::what)
                .toList();
        if (!changed.isEmpty()) {
            throw new ConflictException(Failure.of(
                    title,
                    String.join(" and ", changed)
                            + " changed since the plan was made, and nothing was done; make the plan again"));
        }
        return new PlanRun(title, steps, new SafeListener(progress))
                .run(settings.crew())
                .of(result);
    }

    /** The table that a person reads before saying yes. */
    @Override
    public String toString() {
        return PlanTable.of(title, planned);
    }
}
