package dev.mlgovern.observability.cost;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Which costs, over which time, split by what. Immutable. */
@Value.Immutable
public abstract class CostQuery {
    /** By how many dimensions costs can be split: {@value}. Cost Explorer splits by two; more are put together. */
    public static final int MOST_DIMENSIONS = 4;

    CostQuery() {}

    /**
     * Begins with nothing set.
     *
     * @return a builder
     */
    public static Builder builder() {
        return ImmutableCostQuery.builder();
    }

    /**
     * The first day.
     *
     * @return in UTC
     */
    public abstract LocalDate first();

    /**
     * The last day, which is part of it; Cost Explorer's {@code End} is the day after.
     *
     * @return in UTC
     */
    public abstract LocalDate last();

    /**
     * How long a period is.
     *
     * @return {@link CostGrain#MONTH} unless set
     */
    @Value.Default
    public CostGrain grain() {
        return CostGrain.MONTH;
    }

    /**
     * What costs are split by.
     *
     * @return in order; empty for totals
     */
    public abstract List<CostDimension> by();

    /**
     * Which costs only.
     *
     * @return values by dimension, of a tag {@code ""} for what lacks it; empty for all
     */
    public abstract Map<CostDimension, List<String>> only();

    /** Checks what can be checked without a platform. */
    @Value.Check
    void check() {
        List<String> problems = new ArrayList<>();
        if (first().isAfter(last())) {
            problems.add("first day is %s, must not be after the last, %s".formatted(first(), last()));
        }
        if (grain() == CostGrain.MONTH
                && (first().getDayOfMonth() > 1 || last().plusDays(1).getDayOfMonth() > 1)) {
            problems.add("months are whole ones, were asked for from %s to %s".formatted(first(), last()));
        }
        if (by().size() > MOST_DIMENSIONS) {
            problems.add("%d dimensions in by, may be at most %d".formatted(by().size(), MOST_DIMENSIONS));
        }
        if (new HashSet<>(by()).size() < by().size()) {
            problems.add("by is %s, must not name a dimension twice".formatted(by()));
        }
        only().forEach((dimension, values) -> {
            if (values.isEmpty()) {
                problems.add("only has no value of %s, must have one at least".formatted(dimension));
            }
            if (!dimension.tagged() && values.contains("")) {
                problems.add("only has \"\" of %s, may have it of tags only".formatted(dimension));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(Failure.of("costs", "the query breaks rules"), problems);
        }
    }

    /** Puts a query together. Not thread-safe. */
    public interface Builder {
        /**
         * Asks for a month.
         *
         * @param month in UTC
         * @return this
         */
        default Builder month(YearMonth month) {
            return months(month, month);
        }

        /**
         * Asks for months.
         *
         * @param from the first
         * @param to the last, which is part of it
         * @return this
         */
        default Builder months(YearMonth from, YearMonth to) {
            return first(from.atDay(1)).last(to.atEndOfMonth()).grain(CostGrain.MONTH);
        }

        /**
         * Asks for days.
         *
         * @param from the first, in UTC
         * @param to the last, which is part of it
         * @return this
         */
        default Builder days(LocalDate from, LocalDate to) {
            return first(from).last(to).grain(CostGrain.DAY);
        }

        /**
         * Sets the first day.
         *
         * @param day in UTC
         * @return this
         */
        Builder first(LocalDate day);

        /**
         * Sets the last day.
         *
         * @param day in UTC; part of it
         * @return this
         */
        Builder last(LocalDate day);

        /**
         * Sets how long a period is.
         *
         * @param grain a month unless set
         * @return this
         */
        Builder grain(CostGrain grain);

        /**
         * Splits costs.
         *
         * @param dimensions up to four in all
         * @return this
         */
        Builder addBy(CostDimension... dimensions);

        /**
         * Leaves other costs out.
         *
         * @param dimension of which only some values are asked for
         * @param values at least one; of a tag {@code ""} for what lacks it
         * @return this
         */
        Builder putOnly(CostDimension dimension, List<String> values);

        /**
         * Ends.
         *
         * @return the query
         * @throws dev.mlgovern.core.error.InvalidRequestException with every problem
         */
        CostQuery build();
    }
}
