package dev.mlgovern.observability.cost;

import java.math.BigDecimal;
import java.util.List;

/** One group of one period; a value is empty for what has none. */
record Row(List<String> values, Money cost, BigDecimal quantity, String unit) {}
