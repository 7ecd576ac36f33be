package dev.mlgovern.observability.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Costs, line by line. {@code toString} is a table. Immutable.
 *
 * @param query what was asked for
 * @param lines by period, then by values
 * @param estimatedFrom first day of the first period whose costs may still change; the day after the last if all are final
 * @param spent what asking cost; nothing for what was known already
 */
public record CostReport(CostQuery query, List<CostLine> lines, LocalDate estimatedFrom, Spending spent) {
    /**
     * Copies the lines.
     *
     * @param query what was asked for
     * @param lines by period, then by values
     * @param estimatedFrom first day of the first period whose costs may still change
     * @param spent what asking cost
     */
    public CostReport {
        lines = List.copyOf(lines);
    }

    /**
     * Everything together.
     *
     * @return 0 USD without lines
     */
    public Money total() {
        return sum(lines);
    }

    /**
     * What each value of a dimension cost over the whole time.
     *
     * @param dimension one of the query
     * @return the dearest first; {@code ""} for what lacks the tag
     * @throws IllegalArgumentException if the query does not split by it
     */
    public Map<String, Money> by(CostDimension dimension) {
        int at = at(dimension);
        return dearestFirst(line -> line.values().get(at));
    }

    /**
     * What each period cost.
     *
     * @return by first day, in order
     */
    public Map<LocalDate, Money> byPeriod() {
        return new TreeMap<>(grouped(CostLine::start));
    }

    /**
     * How much of the cost lacks a tag, such as that of an untagged endpoint.
     *
     * @param dimension one of the query that is a tag
     * @return 0.25 for a quarter
     * @throws IllegalArgumentException if the query does not split by it, or it is no tag, as an account is not
     */
    public BigDecimal untaggedShare(CostDimension dimension) {
        int at = at(dimension);
        if (!dimension.tagged()) {
            throw new IllegalArgumentException("%s is not a tag, so no cost lacks it".formatted(dimension));
        }
        return sum(lines.stream()
                        .filter(line -> line.values().get(at).isEmpty())
                        .toList())
                .shareOf(total());
    }

    /**
     * What changed most from the last period but one to the last.
     *
     * @param most how many
     * @return the greatest change first, up or down; none if the query is about one period
     */
    public List<CostMove> movers(int most) {
        LocalDate last = lastStart();
        LocalDate before = query.grain().before(last);
        if (before.isBefore(query.first())) {
            return List.of();
        }
        Map<List<String>, Money> now = in(last);
        Map<List<String>, Money> then = in(before);
        Map<List<String>, CostMove> moves = new LinkedHashMap<>();
        Money none = Money.zero(total().currency());
        now.forEach((values, cost) -> moves.put(values, new CostMove(values, then.getOrDefault(values, none), cost)));
        then.forEach((values, cost) -> moves.putIfAbsent(values, new CostMove(values, cost, none)));
        return moves.values().stream()
                .filter(move -> move.change().amount().signum() != 0)
                .sorted(Comparator.comparing(
                        move -> move.change().amount().abs().negate()))
                .limit(most)
                .toList();
    }

    /**
     * The lines as CSV by RFC 4180: with a heading, amounts unrounded. Values that a spreadsheet would take for a formula begin with an
     * apostrophe.
     *
     * @return lines that end in CRLF
     */
    public String csv() {
        return CostTexts.csv(this);
    }

    /**
     * The lines as JSON: an object with the lines, the total and what asking cost.
     *
     * @return one line
     */
    public String json() {
        return CostTexts.json(this);
    }

    @Override
    public String toString() {
        return CostTexts.table(this);
    }

    /** The first day of the last period. */
    LocalDate lastStart() {
        return query.grain() == CostGrain.DAY ? query.last() : query.last().withDayOfMonth(1);
    }

    private Map<List<String>, Money> in(LocalDate start) {
        return lines.stream()
                .filter(line -> line.start().equals(start))
                .collect(Collectors.toMap(CostLine::values, CostLine::cost, Money::plus, LinkedHashMap::new));
    }

    private int at(CostDimension dimension) {
        int at = query.by().indexOf(dimension);
        if (at < 0) {
            throw new IllegalArgumentException("the query splits by %s, not by %s".formatted(query.by(), dimension));
        }
        return at;
    }

    private Map<String, Money> dearestFirst(Function<CostLine, String> key) {
        Map<String, Money> sorted = new LinkedHashMap<>();
        grouped(key).entrySet().stream()
                .sorted(Map.Entry.<String, Money>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private <K> Map<K, Money> grouped(Function<CostLine, K> key) {
        return lines.stream().collect(Collectors.toMap(key, CostLine::cost, Money::plus, LinkedHashMap::new));
    }

    private static Money sum(List<CostLine> lines) {
        return lines.stream().map(CostLine::cost).reduce(Money.zero(Money.DOLLAR), Money::plus);
    }
}
