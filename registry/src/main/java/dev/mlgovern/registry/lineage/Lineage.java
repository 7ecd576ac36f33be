package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.Optional;

/**
 * Records where models come from and reads it back as one graph over all accounts. Cheap to make, thread-safe.
 *
 * <p>Recording is safe to repeat: an event is one SageMaker action with a name that follows from the event, found again
 * by it; its artifacts are looked for by their source before they are made, since SageMaker makes many by itself. An
 * event that is recorded already costs one call and changes nothing; a new one with n sources and results costs at most
 * 3 + 3n calls. SageMaker keeps 3,000 actions and 6,000 artifacts that were not made by itself for an account, so nothing
 * but registrations, promotions and deployments is recorded.
 *
 * <p>Calls {@code sagemaker:} {@code CreateAction}, {@code DescribeAction}, {@code UpdateAction}, {@code CreateArtifact},
 * {@code ListArtifacts}, {@code DescribeArtifact}, {@code CreateContext}, {@code ListContexts}, {@code DescribeContext},
 * {@code AddAssociation}, {@code ListAssociations}, {@code DescribeTrialComponent} and {@code QueryLineage}.
 */
public interface Lineage {
    /**
     * The lineage of a platform's accounts.
     *
     * @param platform stays the caller's to close
     * @return a lineage over it
     */
    static Lineage on(MlPlatform platform) {
        return new DefaultLineage(platform);
    }

    /**
     * Looks whether an event is recorded. One call.
     *
     * @param event what happened
     * @return what is recorded under the event's name, finished or not
     */
    Optional<LineageRecord> find(LineageEvent event);

    /**
     * Records an event, or finishes what an earlier try left; does nothing when it is recorded already.
     *
     * @param event what happened
     * @return the finished record
     * @throws dev.mlgovern.core.error.GovernanceException if a call fails; recording again does the rest
     */
    LineageRecord record(LineageEvent event);

    /**
     * Notes that an event begins, so that what is known before it survives a crash in its middle. Opens a finished record
     * again.
     *
     * @param event what begins; its facts replace those of an earlier record
     * @return the open record
     */
    LineageRecord begin(LineageEvent event);

    /**
     * Closes the record of an event that did not come off.
     *
     * @param event what was tried; its facts replace those recorded when it began
     * @return the closed record
     */
    LineageRecord fail(LineageEvent event);

    /**
     * Everything that led to a thing, over all accounts.
     *
     * @param arn of an endpoint, a model version or a lineage entity in an account of the platform
     * @return the graph back to the training data; accounts that could not be read are listed in it
     * @throws dev.mlgovern.core.error.NotFoundException if no lineage is recorded for it
     * @throws dev.mlgovern.core.error.InvalidRequestException if it is no such ARN, or of an account that is not the platform's
     */
    LineageGraph of(String arn);

    /**
     * Everything that led to a model version, over all accounts.
     *
     * @param version in an account of the platform
     * @return as {@link #of(String)}
     */
    default LineageGraph of(ModelVersionArn version) {
        return of(version.toString());
    }
}
