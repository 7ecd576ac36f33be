package dev.mlgovern.observability.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** What to read: one statistic of metrics over a time. Immutable. */
@Value.Immutable
public abstract class MetricRequest {
    MetricRequest() {}

    /**
     * Begins with nothing.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableMetricRequest.builder();
    }

    /**
     * The metrics, of any accounts.
     *
     * @return each once
     */
    public abstract List<Metric> metrics();

    /**
     * The statistic.
     *
     * @return such as {@code Sum}, {@code Average} or {@code p99}
     */
    @Value.Default
    public String statistic() {
        return "Sum";
    }

    /**
     * Where the time begins.
     *
     * @return included
     */
    public abstract Instant since();

    /**
     * Where it ends.
     *
     * @return excluded
     */
    public abstract Instant until();

    /**
     * What each point is of.
     *
     * @return five minutes unless set
     */
    @Value.Default
    public Duration period() {
        return Duration.ofMinutes(5);
    }

    /** Puts a request together. Not thread-safe. */
    public interface Builder {
        /**
         * Adds a metric.
         *
         * @param metric of an account of the platform; at least one
         * @return this
         */
        Builder addMetric(Metric metric);

        /**
         * Adds metrics, such as those that a listing gave.
         *
         * @param metrics of accounts of the platform
         * @return this
         */
        Builder addAllMetrics(Iterable<? extends Metric> metrics);

        /**
         * Asks for a statistic.
         *
         * @param statistic {@code Sum} unless set; {@code SampleCount}, {@code Average}, {@code Minimum}, {@code Maximum}, {@code p99} and
         *     whatever else CloudWatch has
         * @return this
         */
        Builder statistic(String statistic);

        /**
         * Sets where the time begins; required.
         *
         * @param time included; CloudWatch keeps 15 months
         * @return this
         */
        Builder since(Instant time);

        /**
         * Sets where the time ends; required.
         *
         * @param time excluded, later than {@link #since}
         * @return this
         */
        Builder until(Instant time);

        /**
         * Sets what each point is of.
         *
         * @param period whole minutes up to a day, five unless set; whole five minutes if the time begins more than 15 days ago, whole hours
         *     if more than 63
         * @return this
         */
        Builder period(Duration period);

        /**
         * Ends.
         *
         * @return the request
         */
        MetricRequest build();
    }
}
