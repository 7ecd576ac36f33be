package dev.mlgovern.core.work;

import dev.mlgovern.core.tag.CostTags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

final class DefaultPlanDraft implements PlanDraft {
    private final String title;
    private final WorkSettings settings;
    private final List<PlanStep<?>> steps = new ArrayList<>();
    private final List<Fingerprint> fingerprints = new ArrayList<>();
    private CostTags tags = CostTags.NONE;
    private boolean ended;

    DefaultPlanDraft(String title, WorkSettings settings) {
        this.title = title;
        this.settings = settings;
    }

    @Override
    public PlanDraft tagged(CostTags more) {
        open();
        tags = tags.and(more);
        return this;
    }

    @Override
    public PlanDraft unchanged(String what, Supplier<String> fingerprint) {
        open();
        fingerprints.add(Fingerprint.of(what, fingerprint));
        return this;
    }

    @Override
    public <V> Step<V> step(String name, Consumer<Step.Details<V>> details) {
        open();
        if (steps.stream().anyMatch(step -> step.name().equals(name))) {
            throw new IllegalArgumentException("the plan has a step \"" + name + "\" already");
        }
        PlanStep<V> step = PlanStep.described(name, details);
        step.check();
        step.after().forEach(this::own);
        steps.add(step);
        return step;
    }

    @Override
    public <T> Plan<T> yielding(Step<T> result) {
        open();
        own(result);
        ended = true;
        PlanSteps all = new PlanSteps(List.copyOf(steps), tags);
        return new DefaultPlan<>(title, all, List.copyOf(fingerprints), result, all.look(settings.crew()), settings);
    }

    private void own(Step<?> step) {
        if (steps.stream().noneMatch(own -> own == step)) {
            throw new IllegalArgumentException("step \"" + step.name() + "\" is not of this plan");
        }
    }

    private void open() {
        if (ended) {
            throw new IllegalStateException("the draft of \"" + title + "\" has ended");
        }
    }
}
