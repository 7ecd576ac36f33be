package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.account.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that monitors an endpoint.
 *
 * @param name of the schedule
 * @param place where the endpoint is
 * @param endpoint what it monitors
 * @param type as AWS names it, such as {@code DataQuality}; empty if it is not told
 * @param status of the schedule as AWS names it, such as {@code Scheduled}
 * @param lastResult status of the last execution as AWS names it, null if there was none
 * @param lastAt when the last execution was due, null if there was none
 */
public record Monitor(
        String name,
        Place place,
        String endpoint,
        String type,
        String status,
        @Nullable String lastResult,
        @Nullable Instant lastAt) {
    /**
     * Whether it watches an endpoint.
     *
     * @param where the endpoint
     * @return true if it is scheduled for this one; one that was stopped or failed watches nothing
     */
    public boolean watches(ServedAt where) {
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringSchedule.html
        boolean runs = status.equals("Scheduled") || status.equals("Pending");
        return runs && place.equals(where.place()) && endpoint.equals(where.endpoint());
    }

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
