package dev.mlgovern.testkit;

import static dev.mlgovern.testkit.Clients.DEV;
import static dev.mlgovern.testkit.Clients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryRequest;
import dev.mlgovern.testkit.query.QueryResult;
import dev.mlgovern.testkit.query.QueryTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;

@LocalCloudTest
class AthenaTest {
    private static final String RESULTS = "s3://results-111111111111/athena/";
    private LocalCloud cloud;
    private AthenaClient athena;
    private S3Client s3;
    private int runs;

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
        cloud.account(DEV).bucket("results-111111111111");
        athena = client(AthenaClient.builder(), cloud, DEV);
        s3 = client(S3Client.builder(), cloud, DEV);
        cloud.queries().engine(this::numbers);
    }

    /** Yields as many rows as the query says, and a null beside each. */
    private QueryResult numbers(QueryRequest request) {
        runs++;
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(request.sql().replaceAll("\\D", "")); i++) {
            List<@Nullable String> row = new ArrayList<>(Collections.singletonList(null));
            row.add(0, String.valueOf(i));
            rows.add(row);
        }
        return new QueryResult(List.of(new QueryColumn("n", "bigint"), new QueryColumn("none", "varchar")), rows);
    }

    @Test
    void query_looksQueuedThenRunningThenDone() {
        String id = start("SELECT 2", r -> {});

        assertThat(state(id)).isEqualTo(QueryExecutionState.QUEUED);
        assertThat(state(id)).isEqualTo(QueryExecutionState.RUNNING);
        assertThat(runs).isZero();
        assertThat(state(id)).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(runs).isOne();
    }

    @Test
    void results_beginWithTheHeader_andLeaveNullsOut() {
        String id = done("SELECT 2");

        List<Row> rows =
                athena.getQueryResults(r -> r.queryExecutionId(id)).resultSet().rows();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).data().get(0).varCharValue()).isEqualTo("n");
        assertThat(rows.get(2).data().get(0).varCharValue()).isEqualTo("1");
        assertThat(rows.get(2).data().get(1).varCharValue()).isNull();
        assertThat(csv(id)).isEqualTo("\"n\",\"none\"\n\"0\",\n\"1\",\n");
    }

    @Test
    void results_ofManyRows_comeInPages() {
        String id = done("SELECT 250");

        long rows = athena.getQueryResultsPaginator(r -> r.queryExecutionId(id)).stream()
                .peek(page -> assertThat(page.resultSet().rows()).hasSizeLessThanOrEqualTo(100))
                .mapToLong(page -> page.resultSet().rows().size())
                .sum();

        assertThat(rows).isEqualTo(251);
    }

    @Test
    void results_ofAQueryUnderWay_areRefused() {
        String id = start("SELECT 1", r -> {});

        assertThatThrownBy(() -> athena.getQueryResults(r -> r.queryExecutionId(id)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Query has not yet finished. Current state: QUEUED");
    }

    @Test
    void start_withTheSameToken_findsTheSameQuery() {
        String token = UUID.randomUUID().toString();

        String first = start("SELECT 1", r -> r.clientRequestToken(token));

        assertThat(start("SELECT 1", r -> r.clientRequestToken(token))).isEqualTo(first);
        assertThatThrownBy(() -> start("SELECT 2", r -> r.clientRequestToken(token)))
                .hasMessageContaining("Idempotent parameters do not match");
    }

    @Test
    void start_whereResultsCannotGo_isRefused() {
        assertThatThrownBy(() -> start("SELECT 1", r -> r.resultConfiguration(c -> {})))
                .hasMessageContaining("No output location provided");
        assertThatThrownBy(() -> start("SELECT 1", r -> r.resultConfiguration(c -> c.outputLocation("s3://none/"))))
                .hasMessageContaining("Unable to verify/create output bucket none");
        assertThatThrownBy(() -> start(
                        "SELECT 1",
                        r -> r.resultConfiguration(
                                c -> c.outputLocation(RESULTS).expectedBucketOwner("222222222222"))))
                .hasMessageContaining("Unable to verify/create output bucket results-111111111111");
        assertThatThrownBy(() -> start("SELECT 1", r -> r.workGroup("none")))
                .hasMessageContaining("WorkGroup none is not found.");
    }

    @Test
    void workGroup_thatEnforcesItsSettings_decidesWhereResultsGo() {
        cloud.account(DEV)
                .workGroup("ml")
                .output("s3://results-111111111111/ml")
                .enforced();

        String id = start("SELECT 1", r -> r.workGroup("ml"));

        assertThat(execution(id).resultConfiguration().outputLocation())
                .isEqualTo("s3://results-111111111111/ml/" + id + ".csv");
        assertThat(athena.getWorkGroup(r -> r.workGroup("ml"))
                        .workGroup()
                        .configuration()
                        .enforceWorkGroupConfiguration())
                .isTrue();
        cloud.account(DEV).workGroup("old").disabled();
        assertThatThrownBy(() -> start("SELECT 1", r -> r.workGroup("old"))).hasMessageContaining("is disabled");
    }

    @Test
    void reuse_ofARecentResult_runsNothing() {
        start(
                "SELECT 3",
                r -> r.resultReuseConfiguration(c ->
                        c.resultReuseByAgeConfiguration(a -> a.enabled(true).maxAgeInMinutes(5))));
        done("SELECT 3");

        String again = start(
                "SELECT 3",
                r -> r.resultReuseConfiguration(c ->
                        c.resultReuseByAgeConfiguration(a -> a.enabled(true).maxAgeInMinutes(5))));

        assertThat(state(again)).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(execution(again).statistics().resultReuseInformation().reusedPreviousResult())
                .isTrue();
        assertThat(runs).isOne();
    }

    @Test
    void stop_ofAQueryUnderWay_cancelsItBeforeItRuns() {
        String id = start("SELECT 1", r -> {});
        state(id);

        athena.stopQueryExecution(r -> r.queryExecutionId(id));

        assertThat(state(id)).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(runs).isZero();
    }

    @Test
    void query_thatIsToldToFailOrThatTheEngineFails_saysWhy() {
        cloud.queries().fail("GENERIC_INTERNAL_ERROR: so told");
        assertThat(execution(done("SELECT 1")).status().stateChangeReason()).contains("so told");
        cloud.queries().engine(request -> {
            throw new IllegalStateException("SYNTAX_ERROR: line 1:8");
        });
        QueryExecution failed = execution(done("SELECT 1"));
        assertThat(failed.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(failed.status().athenaError().errorMessage()).isEqualTo("SYNTAX_ERROR: line 1:8");
    }

    @Test
    void unload_writesFilesAndAManifest_andWantsAnEmptyPrefix() {
        String unload = "UNLOAD (SELECT 2) TO 's3://results-111111111111/sets/a' WITH (format = 'JSON')";

        String manifest = execution(done(unload)).statistics().dataManifestLocation();

        String file =
                text(manifest.substring("s3://results-111111111111/".length())).strip();
        assertThat(text(file.substring("s3://results-111111111111/".length())))
                .isEqualTo("{\"n\":\"0\",\"none\":null}\n{\"n\":\"1\",\"none\":null}\n");
        assertThat(execution(done(unload)).status().stateChangeReason()).startsWith("HIVE_PATH_ALREADY_EXISTS");
        assertThat(execution(done(unload.replace("JSON", "PARQUET").replace("/a'", "/b'")))
                        .status()
                        .stateChangeReason())
                .contains("writes no PARQUET");
    }

    @Test
    void externalTable_overJsonFiles_isReadByTheEngineAndDropped() {
        client(GlueClient.builder(), cloud, DEV).createDatabase(r -> r.databaseInput(d -> d.name("staging")));
        cloud.account(DEV)
                .bucket("results-111111111111")
                .put(
                        "base/1/rows.json",
                        "{\"card\":\"a\",\"n\":1}\n{\"card\":\"b\",\"n\":null}\n".getBytes(StandardCharsets.UTF_8));
        String create = "CREATE EXTERNAL TABLE IF NOT EXISTS `staging`.`base_1` (`card` string, `n` bigint)"
                + " ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://results-111111111111/base/1/'";
        List<QueryTable> seen = new ArrayList<>();
        cloud.queries().engine(request -> {
            seen.addAll(request.tables().find("AwsDataCatalog", "staging", "base_1").stream()
                    .toList());
            return new QueryResult(List.of(new QueryColumn("n", "bigint")), List.of());
        });

        assertThat(execution(done(create)).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        done("SELECT 1");

        assertThat(seen).singleElement().satisfies(table -> {
            assertThat(table.columns()).extracting(QueryColumn::type).containsExactly("string", "bigint");
            assertThat(table.rows().get(0)).containsEntry("card", "a").containsEntry("n", "1");
            assertThat(table.rows().get(1)).doesNotContainKey("n");
        });
        assertThat(execution(done("DROP TABLE IF EXISTS `staging`.`base_1`"))
                        .status()
                        .state())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
        done("SELECT 1");
        assertThat(seen).hasSize(1);
    }

    @Test
    void query_thatScansMoreThanItsWorkGroupAllows_isCancelled() {
        externalTable_overJsonFiles_isReadByTheEngineAndDropped();
        done(
                "CREATE EXTERNAL TABLE `staging`.`base_1` (`card` string)"
                        + " ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://results-111111111111/base/1/'");
        cloud.account(DEV).workGroup("small").scanLimit(1);

        String id = start("SELECT 1", r -> r.workGroup("small"));
        finish(id);

        assertThat(execution(id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(execution(id).status().stateChangeReason()).isEqualTo("Bytes scanned limit was exceeded");
    }

    private String start(String sql, Consumer<StartQueryExecutionRequest.Builder> more) {
        return athena.startQueryExecution(r -> {
                    r.queryString(sql).resultConfiguration(c -> c.outputLocation(RESULTS));
                    more.accept(r);
                })
                .queryExecutionId();
    }

    private String done(String sql) {
        String id = start(sql, r -> {});
        finish(id);
        return id;
    }

    private void finish(String id) {
        for (int i = 0; i < 3; i++) {
            state(id);
        }
    }

    private QueryExecutionState state(String id) {
        return execution(id).status().state();
    }

    private QueryExecution execution(String id) {
        return athena.getQueryExecution(r -> r.queryExecutionId(id)).queryExecution();
    }

    private String csv(String id) {
        return text("athena/" + id + ".csv");
    }

    private String text(String key) {
        return s3.getObjectAsBytes(r -> r.bucket("results-111111111111").key(key))
                .asUtf8String();
    }
}
