package dev.mlgovern.observability.cost;

import java.time.LocalDate;

/** How long a period of a report is. */
public enum CostGrain {
    /** A day in UTC. */
    DAY("DAILY"),
    /** A calendar month in UTC. */
    MONTH("MONTHLY");

    private final String granularity;

    CostGrain(String granularity) {
        this.granularity = granularity;
    }

    String granularity() {
        return granularity;
    }

    LocalDate after(LocalDate start) {
        return this == DAY ? start.plusDays(1) : start.plusMonths(1).withDayOfMonth(1);
    }

    LocalDate before(LocalDate start) {
        return this == DAY ? start.minusDays(1) : start.minusMonths(1).withDayOfMonth(1);
    }
}
