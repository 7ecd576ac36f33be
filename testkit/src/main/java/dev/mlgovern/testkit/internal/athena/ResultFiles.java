package dev.mlgovern.testkit.internal.athena;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** The files that a query leaves: https://docs.aws.amazon.com/athena/latest/ug/querying-finding-output-files.html */
final class ResultFiles {
    private final Cloud cloud;
    private final Execution execution;

    ResultFiles(Cloud cloud, Execution execution) {
        this.cloud = cloud;
        this.execution = execution;
    }

    /** Where the file that has the query's own name is. */
    static String location(Execution execution, Statement statement) {
        String name =
                statement instanceof Statement.Query ? ".csv" : statement.kind().equals("DDL") ? ".txt" : "";
        return execution.order.output() + execution.id + name;
    }

    void rows(QueryResult result) {
        StringBuilder csv = new StringBuilder();
        line(csv, result.columns().stream().map(QueryColumn::name).toList());
        result.rows().forEach(row -> line(csv, row));
        write(execution.order.output() + execution.id + ".csv", csv);
        write(execution.order.output() + execution.id + ".csv.metadata", "");
    }

    void manifest(List<String> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach(file -> lines.append(file).append('\n'));
        String uri = execution.order.output() + execution.id + "-manifest.csv";
        write(uri, lines);
        write(execution.order.output() + execution.id + ".metadata", "");
        execution.manifest = uri;
    }

    void text() {
        write(execution.order.output() + execution.id + ".txt", "");
    }

    private void write(String uri, CharSequence text) {
        write(uri, SdkBytes.fromUtf8String(text.toString()));
    }

    void write(String uri, SdkBytes bytes) {
        try {
            cloud.objects().write(execution.order.caller(), uri, bytes);
        } catch (AwsError e) {
            throw new IllegalStateException(
                    "Access denied when writing output to url: " + uri
                            + " . Please ensure you are allowed to access the S3 bucket. If you are encrypting query results"
                            + " with KMS key, please ensure you are allowed to access your KMS key",
                    e);
        }
    }

    private static void line(StringBuilder csv, List<@Nullable String> cells) {
        String comma = "";
        for (@Nullable String cell : cells) {
            csv.append(comma);
            if (cell != null) {
                csv.append('"').append(cell.replace("\"", "\"\"")).append('"');
            }
            comma = ",";
        }
        csv.append('\n');
    }
}
