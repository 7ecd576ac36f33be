package dev.mlgovern.testkit.internal.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queries of one account and Region: scheduled at the first look, running at the second, then ended. */
final class Queries {
    private final Map<String, Running> running = new HashMap<>();

    /** A query on its way. */
    static final class Running {
        private final Query query;
        private final List<Map<String, String>> lines;
        private final int most;
        private final String ending;
        private int looks;
        private boolean stopped;

        Running(Query query, List<Map<String, String>> lines, int most, String ending) {
            this.query = query;
            this.lines = lines;
            this.most = most;
            this.ending = ending;
        }

        private String status() {
            if (stopped) {
                return "Cancelled";
            }
            return switch (looks) {
                case 0 -> "Scheduled";
                case 1 -> "Running";
                default -> ending;
            };
        }

        private boolean ended() {
            return stopped || looks > 1;
        }
    }

    String add(Running query) {
        String id = "00000000-0000-0000-0000-%012d".formatted(running.size() + 1);
        running.put(id, query);
        return id;
    }

    ObjectNode look(String id) {
        Running query = find(id);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", query.status());
        ArrayNode results = answer.putArray("results");
        query.looks++;
        if (answer.path("status").asText().equals("Complete")) {
            query.query.run(query.lines, query.most).forEach(row -> results.add(shown(query.query, row)));
            ObjectNode statistics = answer.putObject("statistics");
            statistics.put("recordsMatched", (double) query.query.matching(query.lines));
            statistics.put("recordsScanned", (double) query.lines.size());
            statistics.put(
                    "bytesScanned",
                    query.lines.stream()
                            .mapToDouble(row -> row.getOrDefault("@message", "").length())
                            .sum());
        }
        return answer;
    }

    private static ArrayNode shown(Query query, Map<String, String> row) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        for (String field : query.fields()) {
            if (row.containsKey(field)) {
                shown.addObject().put("field", field).put("value", row.get(field));
            }
        }
        // "@ptr ... is returned in every row":
        // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
        shown.addObject().put("field", "@ptr").put("value", row.get("@ptr"));
        return shown;
    }

    ObjectNode stop(String id) {
        Running query = find(id);
        // "If the query has already ended running, the operation returns an error": see the page of StopQuery
        if (query.ended()) {
            throw new AwsError(400, "InvalidParameterException", "Query with id " + id + " is not running");
        }
        query.stopped = true;
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    private Running find(String id) {
        Running query = running.get(id);
        if (query == null) {
            throw LogsService.notFound();
        }
        return query;
    }
}
