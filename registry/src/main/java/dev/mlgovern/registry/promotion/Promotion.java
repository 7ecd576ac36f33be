package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import org.jspecify.annotations.Nullable;

/**
 * The promotion of one approved version: first a plan to read, then a run that may be repeated until it is through.
 *
 * <p>Bytes, fields, metadata and card go to the target registry, where the copy waits for an approval of its own. All names
 * follow from the promotion's id, a digest of the source's ARN, its bytes and the target group, so a run that crashed is
 * finished by any later run of anybody, and a finished one is found and left alone. Thread-safe.
 *
 * <p>The role of the target account reads the source's bucket and repository, so their policies have to allow it.
 */
public final class Promotion {
    private final Planner planner;
    private final String title;
    private Planner.@Nullable Planned planned;

    private Promotion(Planner planner, String title) {
        this.planner = planner;
        this.title = title;
    }

    /**
     * The promotion of a version; nothing is called yet.
     *
     * @param platform stays open as long as the promotion is used
     * @param source the version to promote
     * @param request where to and how
     * @return a promotion
     */
    public static Promotion of(MlPlatform platform, ModelVersionArn source, PromotionRequest request) {
        return new Promotion(new Planner(platform, source, request), "promotion of " + source + " to " + request.to());
    }

    /**
     * Looks at source and target and says what is going to happen; made once.
     *
     * @return steps with account, IAM actions and bytes, and what is rewritten or dropped
     * @throws dev.mlgovern.core.error.GateRefusedException if the source is not approved, or its bytes are not those that
     *     were registered
     * @throws dev.mlgovern.core.error.InvalidRequestException with everything that stands in the way
     * @throws dev.mlgovern.core.error.ConflictException if the version was promoted before with other bytes
     */
    public Plan<ModelVersion> plan() {
        return planned().plan();
    }

    /**
     * What the copy changes, field by field. Plans as {@link #plan()} does, and throws what it throws.
     *
     * @return what is rewritten, dropped or kept, and why
     */
    public PromotionDiff diff() {
        return planned().diff();
    }

    private synchronized Planner.Planned planned() {
        if (planned == null) {
            planned = planner.plan();
        }
        return planned;
    }

    /**
     * Does what is undone.
     *
     * @return the copy, as the target registry holds it
     * @throws dev.mlgovern.core.error.GateRefusedException as {@link #plan()}, nothing was changed
     * @throws dev.mlgovern.core.error.ConflictException if the source changed since the plan was made, nothing was changed
     * @throws dev.mlgovern.core.error.IncompleteException if a step failed; run again to do the rest
     */
    public ModelVersion run() {
        return run(ProgressListener.SILENT);
    }

    /**
     * As {@link #run()}, telling how it goes on.
     *
     * @param progress hears steps begin and end, and bytes copied
     * @return the copy
     */
    public ModelVersion run(ProgressListener progress) {
        return plan().run(progress);
    }

    /** From where to where; nothing is called. */
    @Override
    public String toString() {
        return title;
    }
}
