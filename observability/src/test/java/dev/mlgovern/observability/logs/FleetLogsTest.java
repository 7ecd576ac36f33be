package dev.mlgovern.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.observability.Fleet;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logs of a bank's accounts, asked one by one and through the account that watches them. */
@LocalCloudTest
class FleetLogsTest {
    private static final String ENDPOINTS = "/aws/sagemaker/Endpoints/";
    private static final String JOBS = "/aws/sagemaker/TrainingJobs";

    private LocalCloud cloud;
    private MlPlatform platform;
    private FleetLogs logs;
    private Instant begin;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        platform = new Fleet(cloud).platform();
        logs = Observability.on(platform).logs();
        begin = cloud.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        line(Fleet.PROD, ENDPOINTS + "churn", "main/i-1", "ERROR no model");
        line(Fleet.PROD, ENDPOINTS + "churn", "main/i-1", "ready");
        line(Fleet.TEST, ENDPOINTS + "churn", "main/i-1", "ERROR out of memory");
        line(Fleet.DEV, JOBS, "churn-7/algo-1", "ERROR diverged");
        line(Fleet.DEV, JOBS, "churn-70/algo-1", "ERROR other");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void find_overAccounts_givesTheNewestFirst() {
        LogAnswer found = logs.find(q -> sources(q).addText("ERROR"));

        assertThat(found.failures()).isEmpty();
        assertThat(found.lines())
                .extracting(LogLine::message)
                .containsExactly("ERROR diverged", "ERROR out of memory", "ERROR no model");
        assertThat(found.lines().get(0).account()).isEqualTo(Fleet.DEV);
        assertThat(found.lines().get(0).stream()).isEqualTo("churn-7/algo-1");
        assertThat(found.lines().get(0).group()).isEqualTo(JOBS);
        assertThat(found.lines().get(2).at()).isBetween(begin, begin.plusSeconds(2));
        assertThat(found.cut()).isFalse();
        assertThat(found.bytesScanned()).isPositive();
        assertThat(found).hasToString("3 lines, %d bytes scanned".formatted(found.bytesScanned()));
        assertThat(found.lines().get(0).toString()).doesNotContain("diverged");
    }

    @Test
    void find_throughTheMonitoringAccount_asksItForAllGroups() throws IOException {
        cloud.clearCalls();
        LogAnswer found = logs.through(Fleet.WATCH)
                .find(q -> q.addSource(LogSource.endpoint(Fleet.PROD, "churn"))
                        .addSource(LogSource.endpoint(Fleet.TEST, "churn"))
                        .newestFirst(false)
                        .since(begin)
                        .until(begin.plusSeconds(60)));

        assertThat(found.lines()).extracting(LogLine::account).containsExactly(Fleet.PROD, Fleet.PROD, Fleet.TEST);
        assertThat(operations()).containsExactly("StartQuery", "GetQueryResults", "GetQueryResults", "GetQueryResults");
        assertThat(cloud.calls().stream().filter(call -> call.service().equals("logs")))
                .allMatch(call -> call.account().equals(Fleet.WATCH.value()));
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| find lines in 2 log groups of 2 accounts, through a monitoring account | 4 | 0 |");
    }

    @Test
    void find_ofMoreGroupsThanAQueryTakes_asksTwice() {
        List<LogSource> many = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            line(Fleet.PROD, ENDPOINTS + "e-" + i, "main/i-1", "line " + i);
            many.add(LogSource.endpoint(Fleet.PROD, "e-" + i));
        }
        cloud.clearCalls();

        assertThat(logs.find(q -> time(q.addAllSources(many))).lines()).hasSize(51);
        assertThat(operations().stream().filter("StartQuery"::equals)).hasSize(2);
    }

    @Test
    void find_withAGroupThatDoesNotExist_isItsFailureAndFindsTheRest() {
        LogSource missing = LogSource.endpoint(Fleet.PROD, "never-called");
        LogAnswer found = logs.through(Fleet.WATCH).find(q -> sources(q).addSource(missing));

        assertThat(found.failures()).containsOnlyKeys(missing);
        assertThat(found.failures().get(missing)).isInstanceOf(NotFoundException.class);
        assertThat(found.lines()).hasSize(4);
        assertThat(found.toString()).contains("never-called: logs:StartQuery");
    }

    @Test
    void find_withAsManyLinesAsAsked_isNotCut() {
        LogAnswer both = logs.find(
                q -> time(q.addSource(LogSource.endpoint(Fleet.PROD, "churn"))).limit(2));

        assertThat(both.lines()).hasSize(2);
        assertThat(both.cut()).isFalse();
    }

    @Test
    void find_withMoreLinesThanAsked_keepsTheFirstAndSaysSo() {
        LogAnswer oldest = logs.find(q -> sources(q).limit(2).newestFirst(false));

        assertThat(oldest.cut()).isTrue();
        assertThat(oldest.lines()).extracting(LogLine::message).containsExactly("ERROR no model", "ready");
    }

    @Test
    void find_withATextOfTheQueryLanguage_takesItAsText() {
        for (String text : List.of(
                "x\"/ | filter @message like /.*",
                "\\x41\\Q",
                "a|limit 1 # c",
                "d'oh\n| fields @ptr",
                "Grüße [1]{2} (3)$^.*+?")) {
            line(Fleet.PROD, ENDPOINTS + "churn", "main/i-1", "before " + text + " after");
            assertThat(logs.find(q -> sources(q).addText(text)).lines())
                    .as(text)
                    .extracting(LogLine::message)
                    .containsExactly("before " + text + " after");
        }
        assertThat(logs.find(q -> sources(q).addText("E.R*")).lines()).isEmpty();
        assertThat(QueryText.literal("a/|\"'\\\n")).matches("[a-z0-9\\\\]+");
    }

    @Test
    void find_inReadOnlyMode_isAllowed() {
        try (MlPlatform reader = new Fleet(cloud).setUp().readOnly(true).build()) {
            assertThat(Observability.on(reader).logs().find(this::sources).lines())
                    .hasSize(4);
        }
    }

    @Test
    void groups_ofAllAccounts_areListedAlikeEitherWay() {
        cloud.faults().on("logs:DescribeLogGroups").emptyPages();
        for (int i = 0; i < 60; i++) {
            line(Fleet.TEST, ENDPOINTS + "e-" + i, "main/i-1", "line");
        }
        var own = logs.groups(ENDPOINTS);

        assertThat(own.failures()).isEmpty();
        assertThat(own.results().get(Fleet.TEST)).hasSize(61).contains(LogSource.endpoint(Fleet.TEST, "churn"));
        assertThat(logs.through(Fleet.WATCH).groups(ENDPOINTS).results().get(Fleet.TEST))
                .isEqualTo(own.results().get(Fleet.TEST));
        cloud.faults().clear();
        cloud.faults().on("logs:DescribeLogGroups").account(Fleet.PROD.value()).denied();
        assertThat(logs.groups(ENDPOINTS).failures()).containsOnlyKeys(Fleet.PROD);
    }

    @Test
    void queries_thatBreakRules_tellEveryProblemBeforeAnythingIsAsked() {
        cloud.clearCalls();
        assertThatThrownBy(() ->
                        logs.find(q -> q.addSource(new LogSource(AccountId.of("123456789012"), "no group", "no job"))
                                .addText("")
                                .addText("x".repeat(10_000))
                                .limit(10_001)
                                .atMost(Duration.ZERO)
                                .since(begin)
                                .until(begin.minusSeconds(1))))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems()).hasSize(8));
        assertThatThrownBy(() -> logs.find(q -> time(q))).hasMessageContaining("at least one");
        assertThatThrownBy(() -> logs.groups("")).hasMessageContaining("prefix must be 1 to 512");
        assertThatThrownBy(() -> logs.through(AccountId.of("123456789012")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(cloud.calls()).isEmpty();
    }

    private LogQuery.Builder sources(LogQuery.Builder query) {
        return time(query)
                .addSource(LogSource.endpoint(Fleet.PROD, "churn"))
                .addSource(LogSource.endpoint(Fleet.TEST, "churn"))
                .addSource(LogSource.trainingJob(Fleet.DEV, "churn-7"));
    }

    private LogQuery.Builder time(LogQuery.Builder query) {
        return query.since(begin.minusSeconds(1)).until(begin.plusSeconds(3600));
    }

    private void line(AccountId account, String group, String stream, String message) {
        cloud.account(account.value()).log(group, stream, message);
        cloud.clock().advance(Duration.ofMillis(10));
    }

    private List<String> operations() {
        return cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }
}
