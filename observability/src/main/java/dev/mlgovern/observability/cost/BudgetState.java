package dev.mlgovern.observability.cost;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A monthly cost budget of the account that pays, as AWS Budgets has it now.
 *
 * @param name its name
 * @param limit what may be spent in the month
 * @param actual what is spent so far
 * @param expected what AWS Budgets expects by the month's end; null while it has no forecast
 */
public record BudgetState(
        String name, Money limit, Money actual, @Nullable Money expected) {
    /**
     * What AWS Budgets expects by the month's end.
     *
     * @return empty while it has no forecast
     */
    public Optional<Money> forecast() {
        return Optional.ofNullable(expected);
    }

    /**
     * How much of it is spent.
     *
     * @return 0.25 for a quarter
     */
    public BigDecimal used() {
        return actual.shareOf(limit);
    }

    /**
     * Whether it is spent or is going to be.
     *
     * @return true if what is spent or expected is above the limit
     */
    public boolean exceeded() {
        return actual.compareTo(limit) > 0 || (expected != null && expected.compareTo(limit) > 0);
    }
}
