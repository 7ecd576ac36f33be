package dev.mlgovern.testkit.internal.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a result. The first row of the first page of a query is its header; a value that is null has no text.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html
 */
final class Results {
    private static final int MOST = 1000;

    private final Cloud cloud;
    private final Execution execution;

    Results(Cloud cloud, Execution execution) {
        this.cloud = cloud;
        this.execution = execution;
    }

    ObjectNode page(Call call) {
        QueryResult result = result(call);
        List<List<@Nullable String>> rows = new ArrayList<>();
        if (!result.columns().isEmpty()) {
            rows.add(new ArrayList<>(
                    result.columns().stream().map(QueryColumn::name).toList()));
            rows.addAll(result.rows());
        }
        int from = Integer.parseInt(call.input().path("NextToken").asText("0"));
        int size = Math.min(
                cloud.settings().pageSize(), call.input().path("MaxResults").asInt(MOST));
        int to = Math.min(rows.size(), from + Math.min(MOST, size));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("UpdateCount", 0);
        ObjectNode set = answer.putObject("ResultSet");
        ArrayNode page = set.putArray("Rows");
        rows.subList(from, to).forEach(row -> row(page.addObject().putArray("Data"), row));
        columns(set.putObject("ResultSetMetadata").putArray("ColumnInfo"), result.columns());
        return to < rows.size() ? answer.put("NextToken", String.valueOf(to)) : answer;
    }

    private QueryResult result(Call call) {
        QueryResult result = execution.result();
        if (!execution.done()) {
            throw Desk.invalid("Query has not yet finished. Current state: " + execution.state());
        }
        if (result == null) {
            throw Desk.invalid("Query did not finish successfully. Final query state: " + execution.state());
        }
        // "you must have permissions to the Amazon S3 GetObject action for the query results location"
        cloud.objects()
                .allow(
                        call.caller(),
                        "s3:GetObject",
                        ResultFiles.location(execution, Starts.statement(execution.order.sql())));
        return result;
    }

    private static void row(ArrayNode data, List<@Nullable String> row) {
        for (@Nullable String cell : row) {
            ObjectNode datum = data.addObject();
            if (cell != null) {
                datum.put("VarCharValue", cell);
            }
        }
    }

    private static void columns(ArrayNode info, List<QueryColumn> columns) {
        for (QueryColumn column : columns) {
            info.addObject()
                    .put("CatalogName", "hive")
                    .put("SchemaName", "")
                    .put("TableName", "")
                    .put("Name", column.name())
                    .put("Label", column.name())
                    .put("Type", column.type())
                    .put("Precision", 0)
                    .put("Scale", 0)
                    .put("Nullable", "UNKNOWN")
                    .put("CaseSensitive", column.type().equals("varchar"));
        }
    }
}
