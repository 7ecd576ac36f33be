package dev.mlgovern.observability.cost;

import java.time.YearMonth;

/**
 * What a month is going to cost in all: what the days before today did, and what Cost Explorer expects of the others.
 *
 * @param month the month that is under way
 * @param expected the mean
 * @param least with a probability of 90 % it is not less
 * @param most with a probability of 90 % it is not more
 */
public record Forecast(YearMonth month, Money expected, Money least, Money most) {}
