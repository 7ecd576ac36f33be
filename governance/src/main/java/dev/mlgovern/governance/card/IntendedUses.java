package dev.mlgovern.governance.card;

import java.util.Optional;
import org.immutables.value.Value;

/** What a model is for, and how much may go wrong. Immutable and thread-safe. */
@Value.Immutable
public abstract class IntendedUses {
    IntendedUses() {}

    /**
     * Why it was made.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> purpose();

    /**
     * What it is to be used for.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> uses();

    /**
     * What makes it better or worse.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> factors();

    /**
     * How much may go wrong.
     *
     * @return the rating
     */
    public abstract Optional<RiskRating> risk();

    /**
     * Why it is rated so.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> riskExplanation();

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "intended uses of a model card";
    }

    /**
     * To say something else beside what it says; lists grow.
     *
     * @return a builder that holds all of this
     */
    public Builder toBuilder() {
        return ImmutableIntendedUses.builder().from(this);
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableIntendedUses.builder();
    }

    /** Builds {@link IntendedUses}. Not thread-safe. */
    public interface Builder {
        /**
         * Why it was made.
         *
         * @param purpose at most 2048 characters
         * @return this
         */
        Builder purpose(String purpose);

        /**
         * What it is to be used for.
         *
         * @param uses at most 2048 characters
         * @return this
         */
        Builder uses(String uses);

        /**
         * What makes it better or worse.
         *
         * @param factors at most 2048 characters
         * @return this
         */
        Builder factors(String factors);

        /**
         * How much may go wrong.
         *
         * @param risk the rating
         * @return this
         */
        Builder risk(RiskRating risk);

        /**
         * Why it is rated so.
         *
         * @param riskExplanation at most 2048 characters
         * @return this
         */
        Builder riskExplanation(String riskExplanation);

        /**
         * Ends it.
         *
         * @return the part
         */
        IntendedUses build();
    }
}
