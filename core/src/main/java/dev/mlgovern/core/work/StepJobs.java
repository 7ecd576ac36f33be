package dev.mlgovern.core.work;

import java.util.List;

/** Steps as jobs of a crew. */
abstract class StepJobs implements Crew.Jobs {
    private final List<PlanStep<?>> steps;
    private final List<List<Integer>> needs;

    StepJobs(List<PlanStep<?>> steps) {
        this.steps = steps;
        this.needs = steps.stream()
                .map(step ->
                        step.after().stream().distinct().map(steps::indexOf).toList())
                .toList();
    }

    /** Does one; true if those after it may begin. */
    abstract boolean run(PlanStep<?> step);

    @Override
    public int count() {
        return steps.size();
    }

    @Override
    public List<Integer> needs(int job) {
        return needs.get(job);
    }

    @Override
    public boolean run(int job) {
        return run(steps.get(job));
    }
}
