package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.account.AccountId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** Where and how training sets run on Athena. Immutable. */
@Value.Immutable
public abstract class RunSettings {
    RunSettings() {}

    /**
     * The account whose Athena runs and pays.
     *
     * @return the account of the groups unless set
     */
    public abstract Optional<AccountId> account();

    /**
     * The workgroup, whose enforced settings win over these.
     *
     * @return {@code primary} unless set
     */
    @Value.Default
    public String workGroup() {
        return "primary";
    }

    /**
     * Where Athena puts results.
     *
     * @return an {@code s3://} URI; empty if the workgroup says it
     */
    public abstract Optional<String> output();

    /**
     * How old a result may be to be taken instead of running again.
     *
     * @return at most 7 days, in whole minutes; empty if none is taken
     */
    public abstract Optional<Duration> reuse();

    /**
     * How long a query may take, after which it is cancelled.
     *
     * @return 30 minutes unless set, which is when Athena itself stops one
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/service-limits.html">Service quotas</a>
     */
    @Value.Default
    public Duration atMost() {
        return Duration.ofMinutes(30);
    }

    /**
     * What a terabyte of scanned data costs.
     *
     * @return 5.00 unless set, the price in US dollars of most Regions
     * @see <a href="https://aws.amazon.com/athena/pricing/">Athena pricing</a>
     */
    @Value.Default
    public BigDecimal pricePerTerabyte() {
        return new BigDecimal("5.00");
    }

    /**
     * Where rows from Java are put while the query runs, if they are too many for a statement.
     *
     * @return an {@code s3://} URI of a prefix that is used for nothing else; empty if there is no such place
     */
    public abstract Optional<String> staging();

    /**
     * The Glue database for the table over those rows.
     *
     * @return {@code default} unless set
     */
    @Value.Default
    public String stagingDatabase() {
        return "default";
    }

    static Builder builder() {
        return ImmutableRunSettings.builder();
    }

    /** Builds {@link RunSettings}. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the account whose Athena runs and pays.
         *
         * @param account of the topology; the account of the groups unless set
         * @return this
         */
        Builder account(AccountId account);

        /**
         * Sets the workgroup.
         *
         * @param name {@code primary} unless set
         * @return this
         */
        Builder workGroup(String name);

        /**
         * Sets where Athena puts results.
         *
         * @param s3Uri an {@code s3://} URI; a workgroup that enforces its settings ignores it
         * @return this
         */
        Builder output(String s3Uri);

        /**
         * Takes results that are not older instead of running again.
         *
         * @param age 1 minute to 7 days, in whole minutes
         * @return this
         */
        Builder reuse(Duration age);

        /**
         * Sets how long a query may take.
         *
         * @param limit greater than zero
         * @return this
         */
        Builder atMost(Duration limit);

        /**
         * Sets what a terabyte of scanned data costs.
         *
         * @param price in the currency that costs are to be told in
         * @return this
         */
        Builder pricePerTerabyte(BigDecimal price);

        /**
         * Sets where rows from Java are put while the query runs.
         *
         * @param s3Uri an {@code s3://} URI of a prefix that is used for nothing else
         * @return this
         */
        Builder staging(String s3Uri);

        /**
         * Sets the Glue database for the table over those rows.
         *
         * @param name of a database in the account's own catalog
         * @return this
         */
        Builder stagingDatabase(String name);

        /**
         * Ends.
         *
         * @return the settings
         */
        RunSettings build();
    }
}
