package dev.mlgovern.governance.card;

import java.util.Optional;
import org.immutables.value.Value;

/** Whom a model serves. Immutable and thread-safe. */
@Value.Immutable
public abstract class BusinessDetails {
    BusinessDetails() {}

    /**
     * The problem of the business.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> problem();

    /**
     * Who has a stake in it.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> stakeholders();

    /**
     * The line of business.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> lineOfBusiness();

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "business details of a model card";
    }

    /**
     * To say something else beside what it says; lists grow.
     *
     * @return a builder that holds all of this
     */
    public Builder toBuilder() {
        return ImmutableBusinessDetails.builder().from(this);
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableBusinessDetails.builder();
    }

    /** Builds {@link BusinessDetails}. Not thread-safe. */
    public interface Builder {
        /**
         * The problem of the business.
         *
         * @param problem at most 2048 characters
         * @return this
         */
        Builder problem(String problem);

        /**
         * Who has a stake in it.
         *
         * @param stakeholders at most 2048 characters
         * @return this
         */
        Builder stakeholders(String stakeholders);

        /**
         * The line of business.
         *
         * @param lineOfBusiness at most 2048 characters
         * @return this
         */
        Builder lineOfBusiness(String lineOfBusiness);

        /**
         * Ends it.
         *
         * @return the part
         */
        BusinessDetails build();
    }
}
