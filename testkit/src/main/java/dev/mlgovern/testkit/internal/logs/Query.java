package dev.mlgovern.testkit.internal.logs;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small part of the language of Logs Insights: fields, filter with like, sort by one field, limit. Everything else is refused.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
final class Query {
    private static final String FIELD = "(@[a-zA-Z]+)";
    private static final Pattern FIELDS = Pattern.compile("fields " + FIELD + "(?:, *" + FIELD + ")*");
    private static final Pattern FILTER =
            Pattern.compile("filter " + FIELD + " (not )?like (/[^/|]+/|\"[^\"|\\\\]+\")");
    private static final Pattern SORT = Pattern.compile("sort " + FIELD + " (asc|desc)");
    private static final Pattern LIMIT = Pattern.compile("limit (\\d{1,6})");
    // "the default is 10,000" and the most:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Limit.html
    private static final int MOST = 10_000;

    private final List<Predicate<Map<String, String>>> filters = new ArrayList<>();
    private List<String> fields = List.of("@timestamp", "@message");
    private @Nullable Comparator<Map<String, String>> order;
    private int limit = MOST;

    private Query() {}

    static Query parse(String text) {
        Query query = new Query();
        for (String command : text.split("\\|", -1)) {
            query.add(command.strip());
        }
        return query;
    }

    private void add(String command) {
        Matcher filter = FILTER.matcher(command);
        Matcher sort = SORT.matcher(command);
        Matcher limited = LIMIT.matcher(command);
        if (FIELDS.matcher(command).matches()) {
            fields = Arrays.asList(command.substring("fields ".length()).split(", *", -1));
        } else if (filter.matches()) {
            filters.add(filter(filter));
        } else if (sort.matches()) {
            Comparator<Map<String, String>> ascending =
                    Comparator.comparing(row -> row.getOrDefault(sort.group(1), ""));
            order = sort.group(2).equals("asc") ? ascending : ascending.reversed();
        } else if (limited.matches() && Integer.parseInt(limited.group(1)) <= MOST) {
            limit = Integer.parseInt(limited.group(1));
        } else {
            throw new AwsError(
                    400,
                    "MalformedQueryException",
                    "LocalCloud's Logs Insights has fields, filter with like, sort by one field and limit, not: "
                            + command);
        }
    }

    private static Predicate<Map<String, String>> filter(Matcher filter) {
        String quoted = filter.group(3).substring(1, filter.group(3).length() - 1);
        Pattern pattern = Pattern.compile(filter.group(3).startsWith("/") ? quoted : Pattern.quote(quoted));
        boolean wanted = filter.group(2) == null;
        return row -> pattern.matcher(row.getOrDefault(filter.group(1), "")).find() == wanted;
    }

    List<String> fields() {
        return fields;
    }

    /** The lines that match, and no more than asked for. */
    List<Map<String, String>> run(List<Map<String, String>> lines, int most) {
        Stream<Map<String, String>> rows =
                lines.stream().filter(row -> filters.stream().allMatch(filter -> filter.test(row)));
        return (order == null ? rows : rows.sorted(order))
                .limit(Math.min(limit, most))
                .toList();
    }

    long matching(List<Map<String, String>> lines) {
        return lines.stream()
                .filter(row -> filters.stream().allMatch(filter -> filter.test(row)))
                .count();
    }
}
