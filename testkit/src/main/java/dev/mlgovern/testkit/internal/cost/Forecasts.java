package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Days to come cost what the last thirty did on average, a tenth more or less.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostForecast.html
 */
final class Forecasts {
    private static final int DAYS = 30;
    private static final int DIGITS = 10;

    private final CostBook book;

    Forecasts(CostBook book) {
        this.book = book;
    }

    ObjectNode answer(Call call) {
        Interval asked = Interval.of(call.input());
        LocalDate today = book.today();
        if (asked.start().isAfter(today)) {
            // "The start date must be equal to or no later than the current date to avoid a validation error."
            throw AwsError.validation("Start date must be equal to or no later than the current date");
        }
        if (!asked.end().isAfter(today)) {
            throw AwsError.validation("End date must be in the future");
        }
        List<CostEntry> past = book.seenBy(call.accountId())
                .filter(new CostFilter(book.activeTags()).of(call.input().path("Filter")))
                .filter(entry -> entry.day().isBefore(today) && !entry.day().isBefore(today.minusDays(DAYS)))
                .toList();
        // "customers with less than one full billing cycle" get none:
        // https://docs.aws.amazon.com/cost-management/latest/userguide/ce-forecast.html
        boolean enough = past.stream().anyMatch(entry -> entry.day().isBefore(today.minusDays(DAYS - 1L)));
        if (!enough) {
            throw new AwsError(
                    400, "DataUnavailableException", "Insufficient amount of historical data to generate forecast");
        }
        return shown(asked, call, perDay(past));
    }

    private static BigDecimal perDay(List<CostEntry> past) {
        return past.stream()
                .map(CostEntry::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(DAYS), DIGITS, RoundingMode.HALF_UP);
    }

    private static ObjectNode shown(Interval asked, Call call, BigDecimal perDay) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode byTime = answer.putArray("ForecastResultsByTime");
        BigDecimal total = BigDecimal.ZERO;
        for (Interval period : asked.periods(call.input().path("Granularity").asText())) {
            BigDecimal mean =
                    perDay.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(period.start(), period.end())));
            total = total.add(mean);
            ObjectNode result = byTime.addObject();
            result.set("TimePeriod", period.shown());
            result.put("MeanValue", mean.toPlainString());
            if (call.input().has("PredictionIntervalLevel")) {
                result.put(
                        "PredictionIntervalLowerBound",
                        mean.multiply(new BigDecimal("0.9")).toPlainString());
                result.put(
                        "PredictionIntervalUpperBound",
                        mean.multiply(new BigDecimal("1.1")).toPlainString());
            }
        }
        answer.putObject("Total").put("Amount", total.toPlainString()).put("Unit", "USD");
        return answer;
    }
}
