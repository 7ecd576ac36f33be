package dev.mlgovern.governance.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that monitors an endpoint.
 *
 * @param name of the schedule
 * @param endpoint what it monitors
 * @param type as AWS names it, such as {@code DataQuality}; empty if it is not told
 * @param status of the schedule as AWS names it, such as {@code Scheduled}
 * @param lastResult status of the last execution as AWS names it, null if there was none
 * @param lastAt when the last execution was due, null if there was none
 */
public record Monitor(
        String name,
        String endpoint,
        String type,
        String status,
        @Nullable String lastResult,
        @Nullable Instant lastAt) {
    /**
     * Whether the last execution found violations.
     *
     * @return true if it did
     */
    public boolean violated() {
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringExecutionSummary.html
        return "CompletedWithViolations".equals(lastResult);
    }

    @Override
    public String toString() {
        return lastResult == null ? type : type + ": " + lastResult;
    }
}
