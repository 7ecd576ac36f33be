package dev.mlgovern.observability.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An amount in a currency, never rounded. Immutable.
 *
 * @param amount may be negative, as credits are
 * @param currency such as {@code USD}
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {
    static final String DOLLAR = "USD";
    private static final int SHARE_DIGITS = 6;

    /**
     * Drops zeros at the end, so that equal amounts are equal.
     *
     * @param amount may be negative
     * @param currency such as {@code USD}
     */
    public Money {
        amount = amount.stripTrailingZeros();
    }

    /**
     * An amount of US dollars, in which AWS bills.
     *
     * @param amount such as {@code "0.01"}
     * @return the money
     * @throws NumberFormatException if it is no number
     */
    public static Money usd(String amount) {
        return new Money(new BigDecimal(amount), DOLLAR);
    }

    static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Both together.
     *
     * @param other in the same currency
     * @return the sum
     * @throws IllegalArgumentException if the currencies differ and neither amount is 0
     */
    public Money plus(Money other) {
        if (currency.equals(other.currency) || other.amount.signum() == 0) {
            return new Money(amount.add(other.amount), currency);
        }
        if (amount.signum() == 0) {
            return other;
        }
        throw new IllegalArgumentException("%s and %s cannot be added".formatted(currency, other.currency));
    }

    /**
     * This without the other.
     *
     * @param other in the same currency
     * @return the difference
     * @throws IllegalArgumentException if the currencies differ and neither amount is 0
     */
    public Money minus(Money other) {
        return plus(new Money(other.amount.negate(), other.currency));
    }

    /**
     * So many of it.
     *
     * @param factor how many
     * @return the product
     */
    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /**
     * How much of another amount this is.
     *
     * @param whole in the same currency
     * @return 0.25 for a quarter; 0 if the whole is 0
     */
    public BigDecimal shareOf(Money whole) {
        return whole.amount.signum() == 0
                ? BigDecimal.ZERO
                : amount.divide(whole.amount, SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Money other) {
        int byCurrency = currency.compareTo(other.currency);
        return byCurrency == 0 ? amount.compareTo(other.amount) : byCurrency;
    }

    /** Rounded to cents, such as {@code 1,234.50 USD}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.2f %s", amount.setScale(2, RoundingMode.HALF_UP), currency);
    }
}
