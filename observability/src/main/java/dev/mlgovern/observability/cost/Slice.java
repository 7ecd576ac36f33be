package dev.mlgovern.observability.cost;

import java.util.List;
import java.util.Map;

/** What one request can ask for: up to two dimensions to split by, some values of others. */
record Slice(CostGrain grain, List<CostDimension> by, Map<CostDimension, List<String>> only) {
    static final int MOST = 2;

    Slice {
        by = List.copyOf(by);
        only = Map.copyOf(only);
    }
}
