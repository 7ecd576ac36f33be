package dev.mlgovern.featurestore.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.QuotaExceededException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

@LocalCloudTest
class TrainingRunsTest {
    private LocalCloud cloud;
    private Lab lab;

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
        lab = new Lab(cloud);
    }

    @Test
    void rows_ofGroupsInAnotherAccount_areAsTheFeaturesWereThen() {
        lab.share();

        TrainingRows result = lab.runs(r -> {}).rows(lab.set()).run();

        assertThat(result.rows().stream().map(TrainingRunsTest::shown))
                .containsExactlyInAnyOrder(
                        "a 2026-11-23T10:00:00Z fraud=0 spent=1.5 shops=2 risk=0.25",
                        "a 2026-11-23T12:00:00Z fraud=1 spent=7.5 shops=4 risk=0.5",
                        "b 2026-11-23T12:00:00Z fraud=0 spent=- shops=- risk=0.5",
                        "c 2026-11-23T12:00:00Z fraud=1 spent=- shops=- risk=-");
        TrainingRun run = result.run();
        assertThat(run.account()).isEqualTo(Lab.DEV);
        assertThat(run.location()).isEqualTo(Lab.RESULTS + run.queryExecutionId() + ".csv");
        assertThat(run.scannedBytes()).isPositive();
        assertThat(run.cost()).isEqualByComparingTo("0.000048");
        assertThat(run.digest()).isEqualTo(lab.set().digest());
        assertThat(run.inputs())
                .containsExactly(
                        "arn:aws:sagemaker:eu-west-1:555555555555:feature-group/card-activity",
                        "arn:aws:sagemaker:eu-west-1:555555555555:feature-group/country-risk");
    }

    @Test
    void run_makesFiveCalls_whateverTheNumberOfGroups() {
        lab.share();
        Plan<TrainingRows> plan = lab.runs(r -> {}).rows(lab.set());
        cloud.clearCalls();

        plan.run().rows().forEach(row -> {});

        assertThat(lab.calls("StartQueryExecution")).isOne();
        // one look tells that it is under way, the others wait
        assertThat(lab.calls("GetQueryExecution")).isEqualTo(3);
        assertThat(lab.calls("GetQueryResults")).isOne();
    }

    @Test
    void files_areInAFolderOfTheirOwn_withTheirManifest() {
        lab.share();

        TrainingFiles files = lab.runs(r -> {})
                .files(lab.set(), "s3://fraud-dev-results/sets")
                .run();

        assertThat(files.run().location())
                .startsWith("s3://fraud-dev-results/sets/" + lab.set().digest().substring(0, 16));
        assertThat(files.files())
                .singleElement()
                .asString()
                .startsWith(files.run().location());
        assertThat(files.manifest()).endsWith("-manifest.csv");
        assertThat(lab.runs(r -> {})
                        .files(lab.set(), "s3://fraud-dev-results/sets")
                        .run()
                        .files())
                .doesNotContainAnyElementsOf(files.files());
    }

    @Test
    void rows_tooManyForAStatement_areStagedAndLeaveNothingBehind() {
        lab.share();
        cloud.account("222222222222").database("default");

        Plan<TrainingRows> plan =
                lab.runs(r -> r.staging("s3://fraud-dev-results/staging")).rows(lab.bigSet());
        assertThat(plan.toString()).contains("stage rows", "table over them", "deleted afterwards");
        TrainingRows result = plan.run();

        assertThat(result.rows().stream().count()).isEqualTo(604);
        assertThat(result.rows().stream()
                        .filter(row -> row.text("card").orElseThrow().equals("a")))
                .extracting(row -> row.number("spent").orElseThrow())
                .containsExactlyInAnyOrder(1.5, 7.5);
        assertNothingStaged();
    }

    @Test
    void staged_whenTheQueryFails_leavesNothingBehind() {
        cloud.account("222222222222").database("default");

        refused(() -> lab.runs(r -> r.staging("s3://fraud-dev-results/staging"))
                        .rows(lab.bigSet())
                        .run())
                .isInstanceOf(AccessDeniedException.class);

        assertNothingStaged();
    }

    @Test
    void query_thatMayNotReadTheCatalogOrTheBucket_saysWhatIsMissing() {
        refused(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("222222222222")
                .hasMessageContaining("glue:GetTable")
                .hasMessageContaining("catalog's resource policy");
        lab.shareCatalog();
        refused(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("s3:ListBucket")
                .hasMessageContaining("central-features");
    }

    @Test
    void query_whoseResultsCannotBeWritten_saysWhere() {
        lab.share();
        cloud.account("222222222222").bucket("fraud-dev-results").policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject",
                 "Resource": "arn:aws:s3:::fraud-dev-results/*"}]}""");
        refused(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("s3://fraud-dev-results/athena/")
                .hasMessageContaining("s3:PutObject");
        refused(() -> lab.runs(r -> r.output("s3://no-such-bucket/"))
                        .rows(lab.set())
                        .run())
                .hasMessageContaining("no-such-bucket");
        refused(() -> lab.store.runs(r -> r.account(Lab.DEV)).rows(lab.set()).run())
                .hasMessageContaining("No output location");
    }

    @Test
    void query_thatAthenaCancels_saysWhy() {
        cloud.queries().cancel("Bytes scanned limit was exceeded");
        refused(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageContaining("was cancelled: Bytes scanned limit was exceeded");
        cloud.queries().cancel("Query cancelled by user");
        refused(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("was cancelled: Query cancelled by user");
    }

    @Test
    void query_thatFailsOnAValue_namesTheKindAndNeverTheValue() {
        cloud.queries().fail("INVALID_CAST_ARGUMENT: Cannot cast '4711-secret' to BIGINT");

        refused(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("INVALID_CAST_ARGUMENT")
                .hasMessageNotContaining("4711-secret");
    }

    @Test
    void query_thatNobodyWaitsForAnyMore_isCancelled() {
        cloud.queries().looks(1_000_000);

        refused(() -> lab.runs(r -> r.atMost(Duration.ofSeconds(20)))
                        .rows(lab.set())
                        .run())
                .isInstanceOf(UnavailableException.class);
        assertThat(lab.calls("StopQueryExecution")).isOne();

        refused(() -> CallContext.current()
                        .until(cloud.clock().instant().plusSeconds(20))
                        .call(() -> lab.runs(r -> {}).rows(lab.set()).run()))
                .isInstanceOf(UnavailableException.class);
        assertThat(lab.calls("StopQueryExecution")).isEqualTo(2);
    }

    @Test
    void run_withReuse_takesARecentResultAndCostsNothing() {
        lab.share();
        TrainingRun first = lab.runs(r -> r.reuse(Duration.ofHours(1)))
                .rows(lab.set())
                .run()
                .run();

        cloud.clock().advance(Duration.ofSeconds(1));
        TrainingRows again =
                lab.runs(r -> r.reuse(Duration.ofHours(1))).rows(lab.set()).run();

        assertThat(again.run().queryExecutionId()).isEqualTo(first.queryExecutionId());
        assertThat(again.run().reused()).isTrue();
        assertThat(again.run().cost()).isZero();
        assertThat(first.cost()).isPositive();
        assertThat(again.rows().stream().count()).isEqualTo(4);
        assertThat(lab.runs(r -> {}).rows(lab.set()).run().run().queryExecutionId())
                .isNotEqualTo(first.queryExecutionId());
    }

    @Test
    void settings_thatAreWrong_areToldAllAtOnce() {
        assertThatThrownBy(() -> lab.store
                        .runs(r -> r.account(Lab.DEV)
                                .workGroup("no group")
                                .output("results")
                                .reuse(Duration.ofDays(8))
                                .atMost(Duration.ZERO)
                                .pricePerTerabyte(new BigDecimal(-1)))
                        .files(lab.bigSet(), "s3://quoted'/prefix"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("7 problems")
                .hasMessageContaining("workGroup must be")
                .hasMessageContaining("staging must be said, since the 604 rows");
    }

    private void assertNothingStaged() {
        assertThat(lab.platform
                        .in(Lab.DEV)
                        .client(S3Client::builder)
                        .listObjectsV2(r -> r.bucket("fraud-dev-results").prefix("staging/"))
                        .contents())
                .isEmpty();
        assertThat(cloud.account("222222222222").tables("default")).isEmpty();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable run) {
        return assertThatThrownBy(run).isInstanceOf(IncompleteException.class).cause();
    }

    private static String shown(TrainingRow row) {
        return List.of(
                        row.text("card").orElseThrow(),
                        row.time("at").orElseThrow(),
                        "fraud=" + row.whole("fraud").orElseThrow(),
                        "spent=" + row.number("spent").map(String::valueOf).orElse("-"),
                        "shops=" + row.whole("shops-24h").map(String::valueOf).orElse("-"),
                        "risk=" + row.number("risk").map(String::valueOf).orElse("-"))
                .stream()
                .map(String::valueOf)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }
}
