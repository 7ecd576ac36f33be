package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one variant of an endpoint did in a time, as CloudWatch counts it. Immutable.
 *
 * @param account where it is
 * @param endpoint its name
 * @param variant the production variant, or the shadow variant that gets copies of its requests
 * @param invocations requests that were sent to it
 * @param clientErrors of them answered with 4xx
 * @param serverErrors of them answered with 5xx
 * @param latency how long the model took on average; null if nothing was measured
 * @param slowest the 99th percentile of that in the worst period; null if nothing was measured
 * @param lastPeriod beginning of the last period with an invocation; null if there is none
 */
public record EndpointActivity(
        AccountId account,
        String endpoint,
        String variant,
        long invocations,
        long clientErrors,
        long serverErrors,
        @Nullable Duration latency,
        @Nullable Duration slowest,
        @Nullable Instant lastPeriod) {
    /**
     * Whether nobody called it.
     *
     * @return true if there was no invocation
     */
    public boolean idle() {
        return invocations == 0;
    }

    /**
     * When it was last called, to the period.
     *
     * @return beginning of that period; empty if it was not
     */
    public Optional<Instant> lastInvoked() {
        return Optional.ofNullable(lastPeriod);
    }

    /** Such as {@code 222222222222 churn/main: 1200 invocations, 3 client errors, 0 server errors, 12 ms on average}. */
    @Override
    public String toString() {
        String counts = "%s %s/%s: %d invocations, %d client errors, %d server errors"
                .formatted(account, endpoint, variant, invocations, clientErrors, serverErrors);
        return latency == null ? counts : counts + ", " + latency.toMillis() + " ms on average";
    }
}
