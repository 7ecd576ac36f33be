package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.ProgressListener;

/**
 * A deployment that was planned and may be run, and run again. Thread-safe.
 *
 * <p>A version is deployed as a SageMaker model, an endpoint configuration and an endpoint, with names that follow from
 * what they hold. So another run, after a crash too, finds what is there and does the rest; when all is done it changes
 * nothing.
 */
public final class Deployment {
    private final Plan<DeployedModel> plan;

    Deployment(Plan<DeployedModel> plan) {
        this.plan = plan;
    }

    /**
     * What is going to happen; nothing was changed yet.
     *
     * @return the plan
     */
    public Plan<DeployedModel> plan() {
        return plan;
    }

    /**
     * Does what is undone.
     *
     * @return the version behind its endpoint
     * @throws DeploymentFailedException if it was taken back; says what serves now and what is left
     * @throws dev.mlgovern.core.error.ConflictException if the version's approval changed since; nothing was changed
     * @throws IncompleteException if a call failed; running again does the rest
     */
    public DeployedModel run() {
        return run(ProgressListener.SILENT);
    }

    /**
     * As {@link #run()}, telling how it goes on.
     *
     * @param progress hears each step begin and end, and each look at the endpoint
     * @return the version behind its endpoint
     */
    public DeployedModel run(ProgressListener progress) {
        try {
            return plan.run(progress);
        } catch (IncompleteException e) {
            if (e.getCause() instanceof DeploymentFailedException failed) {
                throw failed;
            }
            throw e;
        }
    }

    /** The plan, as a person reads it. */
    @Override
    public String toString() {
        return plan.toString();
    }
}
