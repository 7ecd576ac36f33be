package dev.mlgovern.registry.model;

import dev.mlgovern.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import software.amazon.awssdk.regions.Region;

/** One version of a model as a registry holds it. Immutable and thread-safe. */
@Value.Immutable
public abstract class ModelVersion implements VersionReference {
    ModelVersion() {}

    @Override
    public abstract ModelVersionArn arn();

    /**
     * The group it is a version of.
     *
     * @return the group's name
     */
    public String group() {
        return arn().group().name();
    }

    /**
     * Its number in the group.
     *
     * @return from 1
     */
    public int number() {
        return arn().number();
    }

    /**
     * Whose registry holds it.
     *
     * @return the account
     */
    public AccountId account() {
        return arn().account();
    }

    /**
     * Where that registry is.
     *
     * @return the region
     */
    public Region region() {
        return arn().region();
    }

    /**
     * How far SageMaker is with it.
     *
     * @return the state
     */
    public abstract Readiness readiness();

    /**
     * Whether it may be used.
     *
     * @return the state of approval
     */
    public abstract Approval approval();

    /**
     * Who decided about it and why.
     *
     * @return empty if nobody did, or not through this library
     */
    public abstract Optional<Decision> decision();

    /**
     * What was written when it was decided about.
     *
     * @return SageMaker's approval description
     */
    public abstract Optional<String> approvalDescription();

    /**
     * What it is.
     *
     * @return as its maker described it
     */
    public abstract Optional<String> description();

    /**
     * Who registered it.
     *
     * @return as this library recorded, or the user profile or principal that SageMaker saw
     */
    public abstract Optional<String> creator();

    /**
     * When it was registered.
     *
     * @return the moment
     */
    public abstract Instant created();

    /**
     * The version that it is a copy of.
     *
     * @return empty for a version that is no copy
     */
    public abstract Optional<ModelVersionArn> source();

    /**
     * Its containers; a plain model has one.
     *
     * @return in the order of inference
     */
    public abstract List<ModelContainer> containers();

    /**
     * Names of further ways to run it.
     *
     * @return names of the additional inference specifications
     */
    public abstract List<String> additionalSpecifications();

    /**
     * What the containers can read.
     *
     * @return MIME types
     */
    public abstract List<String> contentTypes();

    /**
     * What the containers answer.
     *
     * @return MIME types
     */
    public abstract List<String> responseTypes();

    /**
     * Reports on its quality.
     *
     * @return by kind
     */
    public abstract Map<Report, ReportFile> metrics();

    /**
     * What later drift is measured against.
     *
     * @return by kind
     */
    public abstract Map<Baseline, ReportFile> baselines();

    /**
     * A request to try it with.
     *
     * @return where the payload is, if given
     */
    public abstract Optional<S3Location> samplePayload();

    /**
     * Its metadata, with the keys that this library reserves ({@link Metadata}).
     *
     * @return by key
     */
    public abstract Map<String, String> metadata();

    /**
     * The model card.
     *
     * @return its content, JSON, if there is one
     */
    @Value.Redacted
    public abstract Optional<String> card();

    /**
     * The commit that made it.
     *
     * @return the commit id, if given
     */
    public abstract Optional<String> commit();

    /**
     * The repository of that commit.
     *
     * @return URL or name, if given
     */
    public abstract Optional<String> repository();

    /**
     * What generated it.
     *
     * @return such as the ARN of a job, if given
     */
    public abstract Optional<String> generatedBy();

    /**
     * Where in its life it is.
     *
     * @return stage and status, if given
     */
    public abstract Optional<LifeCycle> lifeCycle();

    /**
     * The first container, which is the only one of a plain model.
     *
     * @return the container
     * @throws IllegalStateException if the version has none
     */
    public ModelContainer container() {
        return containers().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(arn() + " has no container"));
    }

    /**
     * The SHA-256 of the artifact that was registered, where S3 or whoever registered it knew it.
     *
     * @return in hexadecimal
     */
    public Optional<String> artifactSha256() {
        return Optional.ofNullable(metadata().get(Metadata.SHA256));
    }

    /**
     * Whether somebody registered it, who may be recorded with the characters replaced that metadata cannot hold.
     *
     * @param who a person or a system
     * @return true if it is the creator
     */
    public boolean createdBy(String who) {
        return creator()
                .filter(made -> made.equals(who) || made.equals(Metadata.permitted(who)))
                .isPresent();
    }

    /**
     * The same version after a decision.
     *
     * @param next what was decided
     * @param made who decided and why
     * @return a copy
     */
    public ModelVersion decided(Approval next, Decision made) {
        return builder()
                .from(this)
                .approval(next)
                .decision(made)
                .approvalDescription(made.written(next))
                .build();
    }

    /** What it is, in one line; the rest is to be asked for. */
    @Override
    public String toString() {
        return arn() + ", " + approvalDescription().orElseGet(() -> approval().toString())
                + description().map(words -> ": " + words).orElse("");
    }

    static ImmutableModelVersion.Builder builder() {
        return ImmutableModelVersion.builder();
    }
}
