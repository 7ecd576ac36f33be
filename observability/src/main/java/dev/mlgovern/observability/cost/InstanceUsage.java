package dev.mlgovern.observability.cost;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long instances of a type ran for something.
 *
 * @param purpose as AWS's usage types name it: {@code Host} for endpoints, {@code Train} for training
 * @param instanceType such as {@code ml.m5.large}
 * @param hours of all instances together
 * @param cost what they cost
 */
public record InstanceUsage(String purpose, String instanceType, BigDecimal hours, Money cost) {
    // such as EUW1-Host:ml.m5.large; those of us-east-1 may have no prefix
    private static final Pattern USAGE = Pattern.compile("(?:[A-Z]{2,4}\\d?-)?(.+):(ml\\..+)");

    static List<InstanceUsage> of(CostReport usage) {
        int at = usage.query().by().indexOf(CostDimension.USAGE_TYPE);
        Map<List<String>, InstanceUsage> all = new TreeMap<>(Comparator.comparing(key -> String.join("\0", key)));
        for (CostLine line : usage.lines()) {
            Matcher type = USAGE.matcher(line.values().get(at));
            if (type.matches() && line.unit().startsWith("H")) {
                InstanceUsage one = new InstanceUsage(type.group(1), type.group(2), line.quantity(), line.cost());
                all.merge(List.of(type.group(1), type.group(2)), one, InstanceUsage::plus);
            }
        }
        return all.values().stream()
                .sorted(Comparator.comparing(InstanceUsage::cost).reversed())
                .toList();
    }

    private InstanceUsage plus(InstanceUsage other) {
        return new InstanceUsage(purpose, instanceType, hours.add(other.hours), cost.plus(other.cost));
    }
}
