package dev.mlgovern.observability.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One line of a report.
 *
 * @param start first day of its period
 * @param values of the dimensions of the query, in their order; {@code ""} for what has none
 * @param cost what it cost
 * @param quantity how much was used; only means something where the query splits by {@link CostDimension#USAGE_TYPE}
 * @param unit of the quantity, such as {@code Hrs}
 */
public record CostLine(LocalDate start, List<String> values, Money cost, BigDecimal quantity, String unit) {
    /** What stands for a value that is not there. */
    static final String NONE = "(none)";

    /**
     * Copies the values.
     *
     * @param start first day of its period
     * @param values of the dimensions of the query
     * @param cost what it cost
     * @param quantity how much was used
     * @param unit of the quantity
     */
    public CostLine {
        values = List.copyOf(values);
    }

    /**
     * The values, for people.
     *
     * @return in the order of the query's dimensions; {@code (none)} for what has no value
     */
    public List<String> shown() {
        return values.stream().map(CostLine::shown).toList();
    }

    static String shown(String value) {
        return value.isEmpty() ? NONE : value;
    }
}
