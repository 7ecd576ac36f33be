package dev.mlgovern.governance.card;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a model is. Immutable and thread-safe. */
@Value.Immutable
public abstract class ModelOverview {
    ModelOverview() {}

    /**
     * What the model is.
     *
     * @return at most 1024 characters
     */
    public abstract Optional<String> description();

    /**
     * Who answers for it.
     *
     * @return at most 1024 characters
     */
    public abstract Optional<String> owner();

    /**
     * Who made it.
     *
     * @return at most 1024 characters
     */
    public abstract Optional<String> creator();

    /**
     * The kind of problem it solves.
     *
     * @return such as {@code BinaryClassification}
     */
    public abstract Optional<String> problemType();

    /**
     * The algorithm it was made with.
     *
     * @return at most 1024 characters
     */
    public abstract Optional<String> algorithm();

    /**
     * Which model it is.
     *
     * @return ARN or an id of any other registry, at most 1024 characters
     */
    public abstract Optional<String> id();

    /**
     * What it is called.
     *
     * @return at most 1024 characters
     */
    public abstract Optional<String> name();

    /**
     * Its number.
     *
     * @return from 1
     */
    public abstract Optional<Integer> version();

    /**
     * Where its files are.
     *
     * @return at most 15, each of at most 1024 characters
     */
    public abstract List<String> artifacts();

    /**
     * Images it answers in.
     *
     * @return at most 15, each of at most 1024 characters
     */
    public abstract List<String> images();

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "model overview of a model card";
    }

    /**
     * To say something else beside what it says; lists grow.
     *
     * @return a builder that holds all of this
     */
    public Builder toBuilder() {
        return ImmutableModelOverview.builder().from(this);
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableModelOverview.builder();
    }

    /** Builds {@link ModelOverview}. Not thread-safe. */
    public interface Builder {
        /**
         * What the model is.
         *
         * @param description at most 1024 characters
         * @return this
         */
        Builder description(String description);

        /**
         * Who answers for it.
         *
         * @param owner at most 1024 characters
         * @return this
         */
        Builder owner(String owner);

        /**
         * Who made it.
         *
         * @param creator at most 1024 characters
         * @return this
         */
        Builder creator(String creator);

        /**
         * The kind of problem it solves.
         *
         * @param problemType such as {@code BinaryClassification}
         * @return this
         */
        Builder problemType(String problemType);

        /**
         * The algorithm it was made with.
         *
         * @param algorithm at most 1024 characters
         * @return this
         */
        Builder algorithm(String algorithm);

        /**
         * Which model it is.
         *
         * @param id ARN or an id of any other registry, at most 1024 characters
         * @return this
         */
        Builder id(String id);

        /**
         * What it is called.
         *
         * @param name at most 1024 characters
         * @return this
         */
        Builder name(String name);

        /**
         * Its number.
         *
         * @param version from 1
         * @return this
         */
        Builder version(Integer version);

        /**
         * Where its files are. Adds one.
         *
         * @param artifact one of them: at most 15, each of at most 1024 characters
         * @return this
         */
        Builder addArtifact(String artifact);

        /**
         * Images it answers in. Adds one.
         *
         * @param image one of them: at most 15, each of at most 1024 characters
         * @return this
         */
        Builder addImage(String image);

        /**
         * Ends it.
         *
         * @return the part
         */
        ModelOverview build();
    }
}
