package dev.mlgovern.observability.cost;

/** How cost is counted: https://docs.aws.amazon.com/cost-management/latest/userguide/ce-advanced.html */
public enum CostMetric {
    /** What is charged on the day of usage. */
    UNBLENDED("UnblendedCost", "UNBLENDED_COST"),
    /** Unblended, with upfront fees spread over their term. */
    AMORTIZED("AmortizedCost", "AMORTIZED_COST"),
    /** Unblended, after discounts. */
    NET_UNBLENDED("NetUnblendedCost", "NET_UNBLENDED_COST"),
    /** Amortized, after discounts. */
    NET_AMORTIZED("NetAmortizedCost", "NET_AMORTIZED_COST");

    private final String ofUsage;
    private final String ofForecast;

    CostMetric(String ofUsage, String ofForecast) {
        this.ofUsage = ofUsage;
        this.ofForecast = ofForecast;
    }

    String ofUsage() {
        return ofUsage;
    }

    String ofForecast() {
        return ofForecast;
    }
}
