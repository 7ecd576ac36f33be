package dev.mlgovern.core.work;

import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.tag.CostTags;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The steps of a plan in their order, each after those that it needs. */
record PlanSteps(List<PlanStep<?>> all, CostTags tags) {
    /** Asks each step whether it is done. Only reads. */
    List<PlannedStep> look(Crew crew) {
        StepResults found = new StepResults();
        boolean finished = crew.run(new StepJobs(all) {
            @Override
            boolean run(PlanStep<?> step) {
                inContext(step, () -> seen(step, found)).ifPresent(value -> found.put(step, value));
                return true;
            }
        });
        if (!finished) {
            throw Interruptions.unavailable("plan");
        }
        return all.stream().map(step -> step.planned(found.has(step))).toList();
    }

    /** AWS calls made inside carry the plan's tags and the step's name. */
    <R> R inContext(PlanStep<?> step, Supplier<R> work) {
        return CallContext.current().tagged(tags).labelled(step.name()).call(work);
    }

    private static Optional<?> seen(PlanStep<?> step, StepResults found) {
        try {
            return step.find(found.seenBy(step));
        } catch (StepResults.NoResultYet e) {
            return Optional.empty();
        }
    }
}
