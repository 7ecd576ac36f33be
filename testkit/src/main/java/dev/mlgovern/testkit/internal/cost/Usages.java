package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html */
final class Usages {
    private static final int MOST_GROUPS = 2;

    private final CostBook book;
    private final int pageSize;

    Usages(CostBook book, int pageSize) {
        this.book = book;
        this.pageSize = pageSize;
    }

    /** A line of the answer. */
    private record Row(Interval period, List<String> keys, List<CostEntry> entries) {}

    ObjectNode answer(Call call) {
        ObjectNode input = call.input();
        Interval asked = Interval.of(input);
        asked.checkPast(book.today());
        JsonNode groups = input.path("GroupBy");
        if (groups.size() > MOST_GROUPS) {
            throw AwsError.validation("You can group by at most " + MOST_GROUPS + " keys.");
        }
        List<String> metrics = texts(input.path("Metrics"));
        metrics.forEach(Usages::checkMetric);
        Paging paging = new Paging(call, "NextPageToken");
        List<Row> rows = rows(call, asked, groups);
        int from = Math.min(paging.from(), rows.size());
        int to = Math.min(rows.size(), from + pageSize);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set(
                "GroupDefinitions", groups.isMissingNode() ? JsonNodeFactory.instance.arrayNode() : groups.deepCopy());
        answer.set("ResultsByTime", results(rows.subList(from, to), metrics, !groups.isEmpty()));
        if (to < rows.size()) {
            answer.put("NextPageToken", paging.next(to));
        }
        return answer;
    }

    private List<Row> rows(Call call, Interval asked, JsonNode groups) {
        Predicate<CostEntry> filter =
                new CostFilter(book.activeTags()).of(call.input().path("Filter"));
        List<CostEntry> seen = book.seenBy(call.accountId()).filter(filter).toList();
        List<Row> rows = new ArrayList<>();
        for (Interval period : asked.periods(call.input().path("Granularity").asText())) {
            Map<List<String>, List<CostEntry>> byKeys = seen.stream()
                    .filter(entry -> period.has(entry.day()))
                    .collect(Collectors.groupingBy(
                            entry -> keys(entry, groups),
                            () -> new TreeMap<>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b))),
                            Collectors.toList()));
            if (byKeys.isEmpty()) {
                rows.add(new Row(period, List.of(), List.of()));
            }
            byKeys.forEach((keys, entries) -> rows.add(new Row(period, keys, entries)));
        }
        return rows;
    }

    /** Tags come as {@code key$value}, without a value as {@code key$}. */
    private List<String> keys(CostEntry entry, JsonNode groups) {
        List<String> keys = new ArrayList<>();
        for (JsonNode group : groups) {
            String key = group.path("Key").asText();
            keys.add(
                    group.path("Type").asText().equals("TAG")
                            ? key + '$' + book.activeTags().value(entry, key)
                            : CostFilter.dimension(entry, key));
        }
        return keys;
    }

    private ArrayNode results(List<Row> rows, List<String> metrics, boolean grouped) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        Interval last = null;
        for (Row row : rows) {
            if (!row.period().equals(last)) {
                last = row.period();
                ObjectNode result = results.addObject();
                result.set("TimePeriod", last.shown());
                result.putObject("Total");
                result.putArray("Groups");
                result.put("Estimated", estimated(last));
            }
            ObjectNode result = (ObjectNode) results.get(results.size() - 1);
            if (!grouped) {
                result.set("Total", metrics(row, metrics));
            } else if (!row.keys().isEmpty()) {
                ObjectNode group = ((ArrayNode) result.get("Groups")).addObject();
                row.keys().forEach(group.putArray("Keys")::add);
                group.set("Metrics", metrics(row, metrics));
            }
        }
        return results;
    }

    /** "AWS finalizes your usage charges at the end of the month": https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/invoice.html */
    private boolean estimated(Interval period) {
        LocalDate month = book.today().withDayOfMonth(1);
        return period.end().isAfter(month);
    }

    private static ObjectNode metrics(Row row, List<String> metrics) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (String metric : metrics) {
            boolean quantity = metric.equals("UsageQuantity");
            BigDecimal sum = row.entries().stream()
                    .map(entry -> quantity ? entry.usage().quantity() : entry.amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            List<String> units = row.entries().stream()
                    .map(entry -> entry.usage().unit())
                    .distinct()
                    .toList();
            all.putObject(metric)
                    .put("Amount", sum.stripTrailingZeros().toPlainString())
                    .put("Unit", !quantity ? "USD" : units.size() == 1 ? units.get(0) : "N/A");
        }
        return all;
    }

    private static void checkMetric(String metric) {
        if (!List.of(
                        "AmortizedCost",
                        "BlendedCost",
                        "NetAmortizedCost",
                        "NetUnblendedCost",
                        "UnblendedCost",
                        "UsageQuantity")
                .contains(metric)) {
            throw AwsError.validation("Unknown metric: " + metric);
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
