package dev.mlgovern.featurestore.ingest;

import java.io.Serializable;
import java.time.Duration;
import org.immutables.value.Value;

/** How records are loaded. Immutable and serializable. */
@Value.Immutable
public abstract class IngestSettings implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CALLS = 1024;
    private static final int MOST_ATTEMPTS = 100;

    IngestSettings() {}

    /**
     * How many calls are under way at once.
     *
     * @return at most 1024; 0, unless set, for as many as suit the API
     */
    @Value.Default
    public int inFlight() {
        return 0;
    }

    /**
     * How many records are written in a second at most. AWS's throttles slow it further.
     *
     * @return 0 for no limit, which holds unless set
     */
    @Value.Default
    public double recordsPerSecond() {
        return 0;
    }

    /**
     * Whether records are written 25 a call by {@code BatchWriteRecord} where the service has it and the role may call
     * it; otherwise each by {@code PutRecord}.
     *
     * @return false unless switched on: the operation is young, and what it counts against which quota is not written
     *     down
     * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_BatchWriteRecord.html">BatchWriteRecord</a>
     */
    @Value.Default
    public boolean batches() {
        return false;
    }

    /**
     * How often a record is sent before it is given up. Throttles count as the rest.
     *
     * @return from 1 to 100; 10 unless set
     */
    @Value.Default
    public int attempts() {
        return 10;
    }

    /**
     * How long after its first attempt a record is sent again.
     *
     * @return two minutes unless set
     */
    @Value.Default
    public Duration patience() {
        return Duration.ofMinutes(2);
    }

    /**
     * How often a checkpoint is written.
     *
     * @return every five seconds unless set
     */
    @Value.Default
    public Duration checkpointEvery() {
        return Duration.ofSeconds(5);
    }

    /**
     * How many records may be given up before the run ends early.
     *
     * @return no limit unless set
     */
    @Value.Default
    public long mostFailures() {
        return Long.MAX_VALUE;
    }

    /**
     * The settings that hold unless others are set.
     *
     * @return the defaults
     */
    public static IngestSettings defaults() {
        return builder().build();
    }

    /**
     * Settings to be set.
     *
     * @return a builder holding the defaults
     */
    public static Builder builder() {
        return ImmutableIngestSettings.builder();
    }

    @Value.Check
    void check() {
        if (inFlight() < 0 || inFlight() > MOST_CALLS) {
            throw new IllegalArgumentException("inFlight must be 0 to " + MOST_CALLS + ", was " + inFlight());
        }
        if (!(recordsPerSecond() >= 0)) {
            throw new IllegalArgumentException("recordsPerSecond must be 0 or more, was " + recordsPerSecond());
        }
        if (attempts() < 1 || attempts() > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1 to " + MOST_ATTEMPTS + ", was " + attempts());
        }
        if (mostFailures() < 0) {
            throw new IllegalArgumentException("mostFailures must be 0 or more, was " + mostFailures());
        }
        positive("patience", patience());
        positive("checkpointEvery", checkpointEvery());
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero, was " + duration);
        }
    }

    /** Builds {@link IngestSettings}. Not thread-safe. */
    public interface Builder {
        /**
         * How many calls are under way at once.
         *
         * @param calls 1 to 1024, or 0 for as many as suit the API
         * @return this
         */
        Builder inFlight(int calls);

        /**
         * How many records are written in a second at most.
         *
         * @param most 0 for no limit
         * @return this
         */
        Builder recordsPerSecond(double most);

        /**
         * Whether records are written 25 a call where that can be had.
         *
         * @param together true for many a call
         * @return this
         */
        Builder batches(boolean together);

        /**
         * How often a record is sent before it is given up.
         *
         * @param most from 1 to 100
         * @return this
         */
        Builder attempts(int most);

        /**
         * How long after its first attempt a record is sent again.
         *
         * @param longest more than zero
         * @return this
         */
        Builder patience(Duration longest);

        /**
         * How often a checkpoint is written.
         *
         * @param pause more than zero
         * @return this
         */
        Builder checkpointEvery(Duration pause);

        /**
         * How many records may be given up before the run ends early.
         *
         * @param most 0 or more
         * @return this
         */
        Builder mostFailures(long most);

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws IllegalArgumentException if one is out of its range
         */
        IngestSettings build();
    }
}
