package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days from a first one to the one after the last: "the start date is inclusive, but the end date is exclusive",
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_DateInterval.html
 */
record Interval(LocalDate start, LocalDate end) {
    private static final int MONTHS_KEPT = 13;

    static Interval of(JsonNode input) {
        JsonNode period = input.path("TimePeriod");
        Interval interval = new Interval(
                day(period.path("Start").asText()), day(period.path("End").asText()));
        if (!interval.start().isBefore(interval.end())) {
            // worded as in https://github.com/elC0mpa/aws-doctor/issues/1
            throw AwsError.validation("Start date (and hour) should be before end date (and hour)");
        }
        return interval;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw AwsError.validation("Hourly data is not enabled, so a day is YYYY-MM-DD, was " + text);
        }
    }

    void checkPast(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        if (end.isAfter(month.plusMonths(1))) {
            // worded as in https://github.com/aws/aws-sdk-js/issues/2732
            throw AwsError.validation("end date past the beginning of next month");
        }
        // https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html: "up to the last 13 months"
        if (start.isBefore(month.minusMonths(MONTHS_KEPT))) {
            throw AwsError.validation("You haven't enabled historical data beyond 14 months");
        }
    }

    boolean has(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    List<Interval> periods(String granularity) {
        if (granularity.equals("HOURLY")) {
            throw AwsError.validation("Hourly data is not enabled");
        }
        List<Interval> periods = new ArrayList<>();
        LocalDate at = start;
        while (at.isBefore(end)) {
            LocalDate next = granularity.equals("DAILY")
                    ? at.plusDays(1)
                    : at.withDayOfMonth(1).plusMonths(1);
            LocalDate to = next.isBefore(end) ? next : end;
            periods.add(new Interval(at, to));
            at = to;
        }
        return periods;
    }

    ObjectNode shown() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Start", start.toString())
                .put("End", end.toString());
    }
}
