package dev.mlgovern.observability.cost;

import java.util.List;

/**
 * What a query is going to cost, before it does.
 *
 * @param requests how many requests it takes, as far as can be known
 * @param price what AWS charges for them
 * @param basis how that was found, a line each
 */
public record CostEstimate(int requests, Money price, List<String> basis) {
    /**
     * Copies the lines.
     *
     * @param requests how many requests it takes
     * @param price what AWS charges for them
     * @param basis how that was found
     */
    public CostEstimate {
        basis = List.copyOf(basis);
    }

    /** Such as {@code 1 request, 0.01 USD: one page}. */
    @Override
    public String toString() {
        return Spending.of(requests) + ": " + String.join("; ", basis);
    }
}
