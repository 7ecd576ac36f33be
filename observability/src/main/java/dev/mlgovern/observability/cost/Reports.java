package dev.mlgovern.observability.cost;

import dev.mlgovern.core.topology.Topology;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes reports, and says before what they cost. */
final class Reports {
    private final Composer composer;
    private final PeriodCache cache;
    private final SpendingGuard guard;

    Reports(Topology topology, PeriodCache cache, SpendingGuard guard) {
        this.composer = new Composer(topology);
        this.cache = cache;
        this.guard = guard;
    }

    CostReport report(CostQuery query) {
        guard.check(estimate(query));
        SpendingGuard.Tally tally = new SpendingGuard.Tally();
        Draft draft = new Draft(query);
        List<CostDimension> sliced = composer.sliced(query);
        if (sliced.isEmpty()) {
            draft.add(get(query, composer.whole(query, query.by()), tally), query.by(), Map.of());
            return draft.done(tally);
        }
        Set<List<String>> each = values(get(query, composer.whole(query, sliced), tally));
        guard.check(estimate(query));
        for (List<String> values : each) {
            Map<CostDimension, String> fixed = new HashMap<>();
            for (int i = 0; i < sliced.size(); i++) {
                fixed.put(sliced.get(i), values.get(i));
            }
            draft.add(get(query, composer.of(query, sliced, values), tally), composer.split(query), fixed);
        }
        return draft.done(tally);
    }

    CostEstimate estimate(CostQuery query) {
        List<String> basis = new ArrayList<>();
        List<CostDimension> sliced = composer.sliced(query);
        Slice first = composer.whole(query, sliced.isEmpty() ? query.by() : sliced);
        int requests = requests(query, first);
        if (requests == 0) {
            basis.add("known already");
        } else {
            basis.add(requests == 1 ? "one page" : requests + " pages, as the last time");
        }
        if (!sliced.isEmpty()) {
            int more = slices(query, sliced);
            basis.add("%d for the values of %s, since Cost Explorer splits by two dimensions".formatted(more, sliced));
            requests += more;
        }
        return new CostEstimate(requests, Spending.of(requests).price(), basis);
    }

    private int slices(CostQuery query, List<CostDimension> sliced) {
        return cache.known(composer.whole(query, sliced), query.first(), query.last())
                .map(found -> values(found).stream()
                        .mapToInt(values -> requests(query, composer.of(query, sliced, values)))
                        .sum())
                .orElseGet(() -> sliced.stream().mapToInt(composer::expected).reduce(1, (a, b) -> a * b));
    }

    private int requests(CostQuery query, Slice slice) {
        return cache.requests(slice, query.first(), query.last());
    }

    private List<Period> get(CostQuery query, Slice slice, SpendingGuard.Tally tally) {
        return cache.get(slice, query.first(), query.last(), tally);
    }

    private static Set<List<String>> values(List<Period> periods) {
        Set<List<String>> values = new LinkedHashSet<>();
        periods.forEach(period -> period.rows().forEach(row -> values.add(row.values())));
        return values;
    }

    /** Lines as they come. */
    private final class Draft {
        private final List<CostLine> lines = new ArrayList<>();
        private final CostQuery query;
        private LocalDate estimatedFrom;

        Draft(CostQuery query) {
            this.query = query;
            this.estimatedFrom = query.last().plusDays(1);
        }

        void add(List<Period> periods, List<CostDimension> by, Map<CostDimension, String> fixed) {
            for (Period period : periods) {
                if (period.estimated() && period.start().isBefore(estimatedFrom)) {
                    estimatedFrom = period.start();
                }
                for (Row row : period.rows()) {
                    Map<CostDimension, String> found = new HashMap<>(fixed);
                    for (int i = 0; i < by.size(); i++) {
                        found.put(by.get(i), row.values().get(i));
                    }
                    lines.add(new CostLine(
                            period.start(), composer.values(query, found), row.cost(), row.quantity(), row.unit()));
                }
            }
        }

        CostReport done(SpendingGuard.Tally tally) {
            lines.sort(Comparator.comparing(CostLine::start).thenComparing(line -> String.join("\0", line.values())));
            return new CostReport(query, lines, estimatedFrom, tally.spent());
        }
    }
}
