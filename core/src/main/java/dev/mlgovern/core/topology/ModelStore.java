package dev.mlgovern.core.topology;

import java.util.Optional;
import org.immutables.value.Value;

/** Where an account keeps models. Immutable. */
@Value.Immutable
public abstract class ModelStore {
    ModelStore() {}

    /**
     * Begins with nothing set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableModelStore.builder();
    }

    /**
     * The bucket, in the account's home region.
     *
     * @return its name
     */
    public abstract String bucket();

    /**
     * What the keys of all models begin with.
     *
     * @return without slashes at its ends; {@code models} unless set
     */
    @Value.Default
    public String prefix() {
        return "models";
    }

    /**
     * The key that models are encrypted with.
     *
     * @return a key's ARN in the account and its home region; empty for the bucket's own default
     */
    public abstract Optional<String> kmsKeyArn();

    /**
     * The ECR repository that model images are kept in.
     *
     * @return its name in the account's home region; empty if images stay where they are
     */
    public abstract Optional<String> repository();

    /**
     * The role that models of this account run as.
     *
     * @return its ARN, in the account itself
     */
    public abstract Optional<String> executionRoleArn();

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the bucket.
         *
         * @param name required
         * @return this
         */
        Builder bucket(String name);

        /**
         * Sets what keys begin with.
         *
         * @param prefix without slashes at its ends
         * @return this
         */
        Builder prefix(String prefix);

        /**
         * Sets the key.
         *
         * @param arn of a key, not of an alias
         * @return this
         */
        Builder kmsKeyArn(String arn);

        /**
         * Sets the ECR repository.
         *
         * @param name without registry
         * @return this
         */
        Builder repository(String name);

        /**
         * Sets the role that models run as.
         *
         * @param arn in the account itself
         * @return this
         */
        Builder executionRoleArn(String arn);

        /**
         * Ends.
         *
         * @return the store
         */
        ModelStore build();
    }
}
