package dev.mlgovern.governance.card;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What else is to be known of a model. Immutable and thread-safe. */
@Value.Immutable
public abstract class AdditionalInformation {
    AdditionalInformation() {}

    /**
     * Ethical considerations.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> ethics();

    /**
     * Caveats and recommendations.
     *
     * @return at most 2048 characters
     */
    public abstract Optional<String> caveats();

    /**
     * Anything more.
     *
     * @return values of at most 1024 characters
     */
    public abstract Map<String, String> details();

    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "additional information of a model card";
    }

    /**
     * To say something else beside what it says; lists grow.
     *
     * @return a builder that holds all of this
     */
    public Builder toBuilder() {
        return ImmutableAdditionalInformation.builder().from(this);
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableAdditionalInformation.builder();
    }

    /** Builds {@link AdditionalInformation}. Not thread-safe. */
    public interface Builder {
        /**
         * Ethical considerations.
         *
         * @param ethics at most 2048 characters
         * @return this
         */
        Builder ethics(String ethics);

        /**
         * Caveats and recommendations.
         *
         * @param caveats at most 2048 characters
         * @return this
         */
        Builder caveats(String caveats);

        /**
         * Anything more. Sets one.
         *
         * @param key its name
         * @param value at most 1024 characters
         * @return this
         */
        Builder putDetail(String key, String value);

        /**
         * Ends it.
         *
         * @return the part
         */
        AdditionalInformation build();
    }
}
