package dev.mlgovern.testkit.internal.cost;

import dev.mlgovern.testkit.internal.service.Scoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * One line of the bill: what something cost on a day.
 *
 * @param where account and Region
 * @param day in UTC
 * @param usage what was used
 * @param amount in US dollars
 * @param tags of the resource
 */
public record CostEntry(Scoped.Scope where, LocalDate day, Usage usage, BigDecimal amount, Map<String, String> tags) {
    /** Copies the tags. */
    public CostEntry {
        tags = Map.copyOf(tags);
    }

    /**
     * What was used.
     *
     * @param service such as {@code Amazon SageMaker}
     * @param type such as {@code EUW1-Host:ml.m5.large}
     * @param quantity how much
     * @param unit such as {@code Hrs}
     */
    public record Usage(String service, String type, BigDecimal quantity, String unit) {
        /** The instance type that the usage type names; Cost Explorer groups what has none under {@code NoInstanceType}. */
        String instanceType() {
            int colon = type.indexOf(':');
            String after = type.substring(colon + 1);
            return colon >= 0 && after.startsWith("ml.") ? after : "NoInstanceType";
        }
    }
}
