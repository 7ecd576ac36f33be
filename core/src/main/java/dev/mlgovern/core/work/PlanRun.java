package dev.mlgovern.core.work;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.work.Progress.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One run of a plan. */
final class PlanRun {
    private final String title;
    private final PlanSteps steps;
    private final ProgressListener progress;
    private final StepResults results = new StepResults();
    private final Map<PlanStep<?>, RuntimeException> failures = new ConcurrentHashMap<>();

    PlanRun(String title, PlanSteps steps, ProgressListener progress) {
        this.title = title;
        this.steps = steps;
        this.progress = progress;
    }

    StepResults run(Crew crew) {
        boolean finished = crew.run(new StepJobs(steps.all()) {
            @Override
            boolean run(PlanStep<?> step) {
                return steps.inContext(step, () -> attempt(step));
            }
        });
        if (!finished || !failures.isEmpty()) {
            throw incomplete();
        }
        return results;
    }

    private <V> boolean attempt(PlanStep<V> step) {
        step.listen(progress);
        try {
            results.put(step, foundOrMade(step));
            return true;
        } catch (RuntimeException e) {
            failures.put(step, e);
            tell(step, State.FAILED, shown(e));
            return false;
        } finally {
            step.unlisten(progress);
        }
    }

    private <V> Object foundOrMade(PlanStep<V> step) {
        Step.Results seen = results.seenBy(step);
        Optional<V> found = step.find(seen);
        if (found.isPresent()) {
            tell(step, State.UNCHANGED, "");
            return found.get();
        }
        tell(step, State.STARTED, "");
        V made = Objects.requireNonNull(step.make(seen), () -> "step \"" + step.name() + "\" yielded null");
        tell(step, State.DONE, "");
        return made;
    }

    private void tell(PlanStep<?> step, State state, String detail) {
        long moved = state == State.DONE ? step.bytes() : 0;
        progress.progressed(new Progress(step.name(), state, detail, moved, step.bytes()));
    }

    private IncompleteException incomplete() {
        List<PlanStep<?>> failed =
                steps.all().stream().filter(failures::containsKey).toList();
        List<String> done =
                steps.all().stream().filter(results::has).map(PlanStep::name).toList();
        List<String> left = new ArrayList<>(failed.stream().map(PlanStep::name).toList());
        steps.all().stream()
                .filter(step -> !results.has(step) && !failures.containsKey(step))
                .forEach(step -> left.add(step.name()));
        return new IncompleteException(failure(failed, done.size()), done, left);
    }

    private Failure failure(List<PlanStep<?>> failed, int done) {
        String state = "%d of %d steps are done; run it again to do the rest. "
                .formatted(done, steps.all().size());
        if (failed.isEmpty()) {
            return Failure.of(title, state + "The thread was interrupted").causedBy(Interruptions.unavailable(title));
        }
        PlanStep<?> first = failed.get(0);
        RuntimeException cause = Objects.requireNonNull(failures.get(first));
        failed.stream()
                .skip(1)
                .map(failures::get)
                .filter(other -> other != null && other != cause)
                .forEach(cause::addSuppressed);
        String message = state + "Step \"%s\" failed: %s".formatted(first.name(), shown(cause));
        GovernanceException known = cause instanceof GovernanceException g ? g : null;
        return new Failure(
                title,
                message,
                first.account(),
                known == null ? null : known.principal().orElse(null),
                known == null ? null : known.requestId().orElse(null),
                cause);
    }

    /** Only our own messages are known to hold nothing secret. */
    private static String shown(RuntimeException e) {
        return e instanceof GovernanceException
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }
}
