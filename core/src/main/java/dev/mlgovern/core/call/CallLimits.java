package dev.mlgovern.core.call;

import java.time.Duration;
import org.immutables.value.Value;

/**
 * How long calls may take, how often they are tried and how many run at once. Immutable.
 *
 * <p>The concurrency, the breaker and the pacing are kept for each account, region and service on its own.
 */
@Value.Immutable
public abstract class CallLimits {
    CallLimits() {}

    /**
     * The whole time of one call, waits and retries included. A {@link CallContext#until} may set less.
     *
     * @return 60 seconds unless set
     */
    @Value.Default
    public Duration timeout() {
        return Duration.ofSeconds(60);
    }

    /**
     * How often one call is sent at most.
     *
     * @return from 1 to 4; 4 unless set
     */
    @Value.Default
    public int attempts() {
        return 4;
    }

    /**
     * How many requests are under way at once to one service of one account and region. A request is under way until its
     * answer is read or closed, streams of S3 included.
     *
     * @return at least 1; 64 unless set
     */
    @Value.Default
    public int concurrency() {
        return 64;
    }

    /**
     * Whether a service that fails with faults of its own, or does not answer, is left alone for {@link #breakerPause}.
     *
     * @return true unless switched off
     */
    @Value.Default
    public boolean breaker() {
        return true;
    }

    /**
     * How long the open breaker lets nothing through.
     *
     * @return 5 seconds unless set
     */
    @Value.Default
    public Duration breakerPause() {
        return Duration.ofSeconds(5);
    }

    /**
     * Whether requests are paced at the rate that AWS lets through, once it throttled.
     *
     * @return true unless switched off
     */
    @Value.Default
    public boolean pacing() {
        return true;
    }

    /**
     * The limits that hold unless others are set.
     *
     * @return the defaults
     */
    public static CallLimits defaults() {
        return builder().build();
    }

    /**
     * Limits to be set.
     *
     * @return a builder holding the defaults
     */
    public static Builder builder() {
        return ImmutableCallLimits.builder();
    }

    @Value.Check
    void check() {
        if (timeout().isNegative() || timeout().isZero()) {
            throw new IllegalArgumentException("timeout must be more than zero, was " + timeout());
        }
        if (attempts() < 1 || attempts() > 4) {
            throw new IllegalArgumentException("attempts must be from 1 to 4, was " + attempts());
        }
        if (concurrency() < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, was " + concurrency());
        }
        if (breakerPause().isNegative() || breakerPause().isZero()) {
            throw new IllegalArgumentException("breakerPause must be more than zero, was " + breakerPause());
        }
    }

    /** Builds {@link CallLimits}. */
    public interface Builder {
        /**
         * The whole time of one call.
         *
         * @param whole more than zero
         * @return this
         */
        Builder timeout(Duration whole);

        /**
         * How often one call is sent at most.
         *
         * @param most from 1 to 4
         * @return this
         */
        Builder attempts(int most);

        /**
         * How many requests are under way at once to one service of one account and region.
         *
         * @param most at least 1
         * @return this
         */
        Builder concurrency(int most);

        /**
         * Whether a failing service is left alone for a while.
         *
         * @param on false to switch it off
         * @return this
         */
        Builder breaker(boolean on);

        /**
         * How long a failing service is left alone.
         *
         * @param pause more than zero
         * @return this
         */
        Builder breakerPause(Duration pause);

        /**
         * Whether requests are paced once AWS throttled.
         *
         * @param on false to switch it off
         * @return this
         */
        Builder pacing(boolean on);

        /**
         * Checks and builds.
         *
         * @return the limits
         * @throws IllegalArgumentException if a limit is out of its range
         */
        CallLimits build();
    }
}
