package dev.mlgovern.governance.card;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How a model was trained. Immutable and thread-safe. */
@Value.Immutable
public abstract class TrainingDetails {
    TrainingDetails() {}

    /**
     * What was optimized.
     *
     * @return the function
     */
    public abstract Optional<Objective> objective();

    /**
     * What was seen in training.
     *
     * @return at most 1024 characters
     */
    public abstract Optional<String> observations();

    /**
     * The training job.
     *
     * @return its ARN
     */
    public abstract Optional<String> job();

    /**
     * What it learnt from.
     *
     * @return at most 15 locations
     */
    public abstract List<String> datasets();

    /**
     * Images it was trained in.
     *
     * @return at most 15
     */
    public abstract List<String> images();

    /**
     * Metrics that the job measured.
     *
     * @return at most 50
     */
    public abstract List<TrainingMetric> metrics();

    /**
     * Metrics that people add.
     *
     * @return at most 50
     */
    public abstract List<TrainingMetric> ownMetrics();

    /**
     * Hyperparameters of the job.
     *
     * @return at most 100
     */
    public abstract List<HyperParameter> parameters();

    /**
     * Hyperparameters that people add.
     *
     * @return at most 100
     */
    public abstract List<HyperParameter> ownParameters();

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "training details of a model card";
    }

    /**
     * To say something else beside what it says; lists grow.
     *
     * @return a builder that holds all of this
     */
    public Builder toBuilder() {
        return ImmutableTrainingDetails.builder().from(this);
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableTrainingDetails.builder();
    }

    /** Builds {@link TrainingDetails}. Not thread-safe. */
    public interface Builder {
        /**
         * What was optimized.
         *
         * @param objective the function
         * @return this
         */
        Builder objective(Objective objective);

        /**
         * What was seen in training.
         *
         * @param observations at most 1024 characters
         * @return this
         */
        Builder observations(String observations);

        /**
         * The training job.
         *
         * @param job its ARN
         * @return this
         */
        Builder job(String job);

        /**
         * What it learnt from. Adds one.
         *
         * @param dataset one of them: at most 15 locations
         * @return this
         */
        Builder addDataset(String dataset);

        /**
         * Images it was trained in. Adds one.
         *
         * @param image one of them: at most 15
         * @return this
         */
        Builder addImage(String image);

        /**
         * Metrics that the job measured. Adds one.
         *
         * @param metric one of them: at most 50
         * @return this
         */
        Builder addMetric(TrainingMetric metric);

        /**
         * Metrics that people add. Adds one.
         *
         * @param ownMetric one of them: at most 50
         * @return this
         */
        Builder addOwnMetric(TrainingMetric ownMetric);

        /**
         * Hyperparameters of the job. Adds one.
         *
         * @param parameter one of them: at most 100
         * @return this
         */
        Builder addParameter(HyperParameter parameter);

        /**
         * Hyperparameters that people add. Adds one.
         *
         * @param ownParameter one of them: at most 100
         * @return this
         */
        Builder addOwnParameter(HyperParameter ownParameter);

        /**
         * Ends it.
         *
         * @return the part
         */
        TrainingDetails build();
    }
}
