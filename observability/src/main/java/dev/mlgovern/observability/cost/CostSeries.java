package dev.mlgovern.observability.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a chart shows, and the same in words. */
record CostSeries(List<String> labels, Map<String, List<BigDecimal>> values, String words) {
    private static final int MOST = 5;
    private static final String OTHERS = "others";

    static CostSeries days(CostReport report) {
        Map<LocalDate, Money> byDay = report.byPeriod();
        List<String> labels = byDay.keySet().stream()
                .map(day -> String.valueOf(day.getDayOfMonth()))
                .toList();
        List<BigDecimal> values =
                byDay.values().stream().map(CostSeries::rounded).toList();
        return new CostSeries(labels, Map.of("cost", values), "Cost of each day: " + byDay);
    }

    /** The dearest of the first dimension one by one, the others together. */
    static CostSeries months(CostReport report) {
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate at = report.query().first(); !at.isAfter(report.query().last()); at = at.plusMonths(1)) {
            starts.add(at);
        }
        Map<String, List<BigDecimal>> values = new LinkedHashMap<>();
        for (String name : names(report)) {
            values.put(
                    name,
                    starts.stream()
                            .map(start -> rounded(sum(report, start, name, names(report))))
                            .toList());
        }
        List<String> labels = starts.stream()
                .map(start -> YearMonth.from(start).getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                        + start.getYear())
                .toList();
        return new CostSeries(labels, values, "Cost of each month: " + report.byPeriod());
    }

    private static List<String> names(CostReport report) {
        if (report.query().by().isEmpty()) {
            return List.of("cost");
        }
        List<String> all = report.by(report.query().by().get(0)).keySet().stream()
                .map(CostTables::named)
                .toList();
        if (all.size() <= MOST + 1) {
            return all.isEmpty() ? List.of("cost") : all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST));
        some.add(OTHERS);
        return some;
    }

    private static Money sum(CostReport report, LocalDate start, String name, List<String> names) {
        return report.lines().stream()
                .filter(line -> line.start().equals(start))
                .filter(line -> {
                    String value = line.values().isEmpty()
                            ? "cost"
                            : CostTables.named(line.values().get(0));
                    return name.equals(names.contains(value) ? value : OTHERS);
                })
                .map(CostLine::cost)
                .reduce(Money.zero(Money.DOLLAR), Money::plus);
    }

    private static BigDecimal rounded(Money money) {
        return money.amount().setScale(2, RoundingMode.HALF_UP);
    }
}
