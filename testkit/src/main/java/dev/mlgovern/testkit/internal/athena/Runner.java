package dev.mlgovern.testkit.internal.athena;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.TableStore;
import dev.mlgovern.testkit.query.QueryEngine;
import dev.mlgovern.testkit.query.QueryRequest;
import dev.mlgovern.testkit.query.QueryResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/** Carries one statement out. */
final class Runner {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern COLUMN = Pattern.compile("`([^`]+)`\\s+(\\w+)");

    private final Cloud cloud;
    private final QueryEngine engine;
    private final Execution execution;
    private final ReadableTables tables;

    Runner(Cloud cloud, QueryEngine engine, Execution execution, Function<String, Optional<String>> catalogs) {
        this.cloud = cloud;
        this.engine = engine;
        this.execution = execution;
        this.tables = new ReadableTables(cloud, execution.order, catalogs);
    }

    /** {@return how it went; what goes wrong is a reason, as in AWS} */
    Execution.Outcome run() {
        try {
            Statement statement = Statement.of(execution.order.sql());
            if (statement instanceof Statement.CreateTable create) {
                return create(create);
            }
            if (statement instanceof Statement.DropTable drop) {
                return drop(drop);
            }
            if (statement instanceof Statement.Unload unload) {
                return unload(unload);
            }
            return select(((Statement.Query) statement).sql());
        } catch (AwsError e) {
            return Execution.Outcome.failed(
                    "FAILED: SemanticException Unable to fetch table. " + e.message() + " (" + e.code() + ')');
        } catch (RuntimeException e) {
            String refusal = tables.refusal();
            return Execution.Outcome.failed(refusal == null ? String.valueOf(e.getMessage()) : refusal);
        }
    }

    private Execution.Outcome select(String sql) {
        QueryResult result = execute(sql);
        long limit = execution.order.workGroup().scanLimit();
        if (limit > 0 && tables.scanned() > limit) {
            // https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
            return new Execution.Outcome("CANCELLED", "Bytes scanned limit was exceeded", tables.scanned(), null);
        }
        new ResultFiles(cloud, execution).rows(result);
        return succeeded(result);
    }

    private Execution.Outcome unload(Statement.Unload unload) {
        String prefix = unload.location().replaceFirst("/*$", "/");
        if (!cloud.objects()
                .list(execution.order.caller(), execution.order.region(), prefix)
                .isEmpty()) {
            // the target must be empty: https://docs.aws.amazon.com/athena/latest/ug/unload.html
            return Execution.Outcome.failed(
                    "HIVE_PATH_ALREADY_EXISTS: Target directory for table already exists: " + prefix);
        }
        QueryResult result = execute(unload.sql());
        ResultFiles files = new ResultFiles(cloud, execution);
        List<String> written = new ArrayList<>();
        if (!result.rows().isEmpty()) {
            String uri = prefix + execution.id.replace('-', '_') + "_0";
            byte[] bytes = unload.format().equals("JSON") ? json(result) : engine.file(unload.format(), result);
            files.write(uri, SdkBytes.fromByteArray(bytes));
            written.add(uri);
        }
        files.manifest(written);
        return succeeded(new QueryResult(List.of(), List.of()));
    }

    private Execution.Outcome create(Statement.CreateTable create) {
        if (!StagedFiles.SERDES.contains(create.storage().serde())) {
            throw new IllegalArgumentException("NOT_SUPPORTED: LocalCloud's Athena reads no files of "
                    + create.storage().serde());
        }
        ObjectNode table = JsonNodeFactory.instance.objectNode().put("Name", create.table());
        table.put("TableType", "EXTERNAL_TABLE");
        ObjectNode storage = table.putObject("StorageDescriptor");
        storage.put("Location", create.storage().location());
        storage.putObject("SerdeInfo")
                .put("SerializationLibrary", create.storage().serde());
        ArrayNode columns = storage.putArray("Columns");
        COLUMN.matcher(create.columns())
                .results()
                .forEach(column ->
                        columns.addObject().put("Name", column.group(1)).put("Type", column.group(2)));
        try {
            cloud.tables().create(execution.order.caller(), name(create.database(), create.table()), table);
        } catch (AwsError e) {
            if (!create.storage().ifNotExists() || !e.code().equals("AlreadyExistsException")) {
                throw e;
            }
        }
        return defined();
    }

    private Execution.Outcome drop(Statement.DropTable drop) {
        try {
            cloud.tables().drop(execution.order.caller(), name(drop.database(), drop.table()));
        } catch (AwsError e) {
            if (!drop.ifExists() || !e.code().equals("EntityNotFoundException")) {
                throw e;
            }
        }
        return defined();
    }

    private Execution.Outcome defined() {
        new ResultFiles(cloud, execution).text();
        return succeeded(new QueryResult(List.of(), List.of()));
    }

    private Execution.Outcome succeeded(QueryResult result) {
        return new Execution.Outcome("SUCCEEDED", null, tables.scanned(), result);
    }

    private QueryResult execute(String sql) {
        List<String> parameters = new ArrayList<>();
        execution.order.input().path("ExecutionParameters").forEach(each -> parameters.add(each.asText()));
        QueryResult result = engine.run(
                new QueryRequest(sql, parameters, execution.order.catalog(), execution.order.database(), tables));
        if (tables.refusal() != null) {
            throw new IllegalStateException(tables.refusal());
        }
        return result;
    }

    private TableStore.Name name(String database, String table) {
        return new TableStore.Name(execution.order.caller().accountId(), execution.order.region(), database, table);
    }

    private static byte[] json(QueryResult result) {
        StringBuilder lines = new StringBuilder();
        for (List<String> row : result.rows()) {
            ObjectNode line = JSON.createObjectNode();
            for (int i = 0; i < row.size(); i++) {
                line.put(result.columns().get(i).name(), row.get(i));
            }
            lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
