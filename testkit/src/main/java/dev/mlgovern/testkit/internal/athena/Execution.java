package dev.mlgovern.testkit.internal.athena;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Timestamps;
import dev.mlgovern.testkit.query.QueryResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One execution of a query. */
final class Execution {
    /** What a query comes to. */
    record Outcome(
            String state,
            @Nullable String reason,
            long scanned,
            @Nullable QueryResult result) {
        static Outcome failed(String reason) {
            return new Outcome("FAILED", reason, 0, null);
        }
    }

    /** What was asked for. */
    record Order(Caller caller, String region, ObjectNode input, WorkGroup workGroup, String output) {
        String sql() {
            return input.required("QueryString").asText();
        }

        String catalog() {
            return input.path("QueryExecutionContext").path("Catalog").asText("AwsDataCatalog");
        }

        String database() {
            return input.path("QueryExecutionContext").path("Database").asText("default");
        }
    }

    final String id;
    final Order order;
    private final Instant submitted;
    private int looks;
    private @Nullable Outcome outcome;
    private @Nullable Instant completed;
    private boolean reused;

    @Nullable
    String manifest;

    Execution(String id, Order order, Instant submitted, int looks) {
        this.id = id;
        this.order = order;
        this.submitted = submitted;
        this.looks = looks;
    }

    String state() {
        if (outcome != null) {
            return outcome.state();
        }
        return looks > 0 ? "QUEUED" : "RUNNING";
    }

    boolean done() {
        return outcome != null;
    }

    /** {@return whether it is to be executed now} */
    boolean looked() {
        return !done() && looks-- <= 0;
    }

    void end(Outcome how, Instant when) {
        outcome = how;
        completed = when;
    }

    void reuse(Execution earlier, Instant when) {
        end(new Outcome("SUCCEEDED", null, 0, earlier.result()), when);
        reused = true;
    }

    boolean reusable(Order other, Instant since) {
        return outcome != null
                && outcome.state().equals("SUCCEEDED")
                && !reused
                && !Objects.requireNonNull(completed).isBefore(since)
                && order.workGroup().name().equals(other.workGroup().name())
                && List.of("QueryString", "ExecutionParameters", "QueryExecutionContext").stream()
                        .allMatch(same ->
                                order.input().path(same).equals(other.input().path(same)));
    }

    @Nullable
    QueryResult result() {
        return outcome == null ? null : outcome.result();
    }

    /** As GetQueryExecution shows it. */
    ObjectNode shown(String kind, String location) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("QueryExecutionId", id);
        shown.put("Query", order.sql()).put("StatementType", kind);
        shown.put("WorkGroup", order.workGroup().name());
        shown.putObject("ResultConfiguration").put("OutputLocation", location);
        for (String same : List.of("QueryExecutionContext", "ExecutionParameters", "ResultReuseConfiguration")) {
            if (order.input().has(same)) {
                shown.set(same, order.input().get(same));
            }
        }
        ObjectNode status = shown.putObject("Status").put("State", state());
        status.set("SubmissionDateTime", Timestamps.of(submitted));
        if (completed != null) {
            status.set("CompletionDateTime", Timestamps.of(completed));
        }
        if (outcome != null && outcome.reason() != null) {
            status.put("StateChangeReason", outcome.reason());
            if (outcome.state().equals("FAILED")) {
                // a user error: https://docs.aws.amazon.com/athena/latest/ug/error-reference.html
                status.putObject("AthenaError")
                        .put("ErrorCategory", 2)
                        .put("ErrorType", 1000)
                        .put("Retryable", false)
                        .put("ErrorMessage", outcome.reason());
            }
        }
        statistics(shown.putObject("Statistics"));
        return shown;
    }

    private void statistics(ObjectNode statistics) {
        statistics.put("DataScannedInBytes", outcome == null ? 0 : outcome.scanned());
        statistics.put("EngineExecutionTimeInMillis", 0).put("TotalExecutionTimeInMillis", 0);
        statistics.putObject("ResultReuseInformation").put("ReusedPreviousResult", reused);
        if (manifest != null) {
            statistics.put("DataManifestLocation", manifest);
        }
    }
}
