package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Which metrics to list: everything that is asked has to hold. Immutable. */
@Value.Immutable
public abstract class MetricFilter {
    MetricFilter() {}

    /**
     * Begins with everything.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableMetricFilter.builder();
    }

    /**
     * The namespace.
     *
     * @return empty for all
     */
    public abstract Optional<String> namespace();

    /**
     * The name.
     *
     * @return empty for all
     */
    public abstract Optional<String> name();

    /**
     * Dimensions that it has.
     *
     * @return by name
     */
    public abstract Map<String, String> dimensions();

    /**
     * Whether it has to have been measured in the last three hours.
     *
     * @return false for the last two weeks, beyond which CloudWatch lists nothing
     */
    @Value.Default
    public boolean active() {
        return false;
    }

    /**
     * Whose metrics.
     *
     * @return empty for all accounts of the platform
     */
    public abstract List<AccountId> accounts();

    /** Puts a filter together. Not thread-safe. */
    public interface Builder {
        /**
         * Asks for a namespace.
         *
         * @param namespace such as {@code AWS/SageMaker}; all unless set
         * @return this
         */
        Builder namespace(String namespace);

        /**
         * Asks for a name.
         *
         * @param name such as {@code Invocations}; all unless set
         * @return this
         */
        Builder name(String name);

        /**
         * Asks for a dimension.
         *
         * @param name such as {@code EndpointName}
         * @param value its value; at most 10 dimensions in all
         * @return this
         */
        Builder putDimension(String name, String value);

        /**
         * Asks for what was measured in the last three hours only.
         *
         * @param on false unless set
         * @return this
         */
        Builder active(boolean on);

        /**
         * Asks for metrics of an account, instead of all.
         *
         * @param account one of the platform
         * @return this
         */
        Builder addAccount(AccountId account);

        /**
         * Ends.
         *
         * @return the filter
         */
        MetricFilter build();
    }
}
