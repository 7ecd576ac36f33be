package dev.mlgovern.testkit.internal.cost;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A monthly cost budget.
 *
 * @param name its name
 * @param limit in US dollars
 * @param tags what it is about; everything when empty
 */
public record BudgetSetting(String name, BigDecimal limit, Map<String, String> tags) {
    /** Copies the tags. */
    public BudgetSetting {
        tags = Map.copyOf(tags);
    }
}
