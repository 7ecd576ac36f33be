package dev.mlgovern.governance.card;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One evaluation of a model. Immutable and thread-safe. */
@Value.Immutable
public abstract class Evaluation {
    Evaluation() {}

    /**
     * What it is called.
     *
     * @return 1 to 63 characters
     */
    public abstract String name();

    /**
     * What was seen.
     *
     * @return at most 2096 characters
     */
    public abstract Optional<String> observation();

    /**
     * The job that evaluated.
     *
     * @return its ARN, at most 256 characters
     */
    public abstract Optional<String> job();

    /**
     * What it was evaluated on.
     *
     * @return at most 10 locations
     */
    public abstract List<String> datasets();

    /**
     * More about it.
     *
     * @return values of at most 1024 characters
     */
    public abstract Map<String, String> metadata();

    /**
     * What was measured.
     *
     * @return groups of metrics
     */
    public abstract List<MetricGroup> groups();

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "evaluation of a model card";
    }

    /**
     * To say something else beside what it says; lists grow.
     *
     * @return a builder that holds all of this
     */
    public Builder toBuilder() {
        return ImmutableEvaluation.builder().from(this);
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableEvaluation.builder();
    }

    /** Builds {@link Evaluation}. Not thread-safe. */
    public interface Builder {
        /**
         * What it is called. Required.
         *
         * @param name 1 to 63 characters
         * @return this
         */
        Builder name(String name);

        /**
         * What was seen.
         *
         * @param observation at most 2096 characters
         * @return this
         */
        Builder observation(String observation);

        /**
         * The job that evaluated.
         *
         * @param job its ARN, at most 256 characters
         * @return this
         */
        Builder job(String job);

        /**
         * What it was evaluated on. Adds one.
         *
         * @param dataset one of them: at most 10 locations
         * @return this
         */
        Builder addDataset(String dataset);

        /**
         * More about it. Sets one.
         *
         * @param key its name
         * @param value at most 1024 characters
         * @return this
         */
        Builder putMetadata(String key, String value);

        /**
         * What was measured. Adds one.
         *
         * @param group one of them: groups of metrics
         * @return this
         */
        Builder addGroup(MetricGroup group);

        /**
         * Ends it.
         *
         * @return the part
         * @throws IllegalStateException if it has no name
         */
        Evaluation build();
    }
}
