package dev.mlgovern.observability.cost;

import java.util.List;

/**
 * How the cost of something changed from one period to the next.
 *
 * @param values of the dimensions of the query
 * @param before what it cost in the period before
 * @param after what it cost in the last period
 */
public record CostMove(List<String> values, Money before, Money after) {
    /**
     * Copies the values.
     *
     * @param values of the dimensions of the query
     * @param before what it cost in the period before
     * @param after what it cost in the last period
     */
    public CostMove {
        values = List.copyOf(values);
    }

    /**
     * By how much it changed.
     *
     * @return negative if it costs less now
     */
    public Money change() {
        return after.minus(before);
    }

    /** Such as {@code churn: 10.00 USD, was 5.00 USD}. */
    @Override
    public String toString() {
        return "%s: %s, was %s"
                .formatted(
                        String.join(", ", values.stream().map(CostLine::shown).toList()), after, before);
    }
}
