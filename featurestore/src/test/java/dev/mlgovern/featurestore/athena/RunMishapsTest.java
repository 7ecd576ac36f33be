package dev.mlgovern.featurestore.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.SimulatedCrash;
import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Runs that meet faults, or whose runner crashed. What the query says does not matter here, so one canned row answers it. */
@LocalCloudTest
class RunMishapsTest {
    private static final String START = "athena:StartQueryExecution";
    private static final String LOOK = "athena:GetQueryExecution";

    private LocalCloud cloud;
    private Lab lab;

    @BeforeEach
    void start(LocalCloud fresh) {
        cloud = fresh;
        lab = new Lab(cloud);
        cloud.account("222222222222").database("default");
        List<QueryColumn> columns = lab.set().columns().stream()
                .map(column -> new QueryColumn(column.name(), "varchar"))
                .toList();
        cloud.queries()
                .engine(request -> new QueryResult(columns, List.of(List.of("a", "DE", "-", "0", "1", "2", "3"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttled", "outage", "reset", "lostAnswer"})
    void run_thatMeetsAFaultOnce_succeedsWithOneQuery(String fault) {
        happens(cloud.faults().on(START).times(1), fault);
        happens(cloud.faults().on(LOOK).times(1), fault);
        happens(cloud.faults().on("athena:GetQueryResults").times(1), fault);

        TrainingRows rows = lab.runs(r -> {}).rows(lab.set()).run();

        assertThat(rows.rows().stream().count()).isOne();
        assertThat(distinctQueries()).isOne();
    }

    @Test
    void run_thatIsDenied_saysTheAction() {
        cloud.faults().on(START).denied();

        assertThatThrownBy(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(IncompleteException.class)
                .cause()
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(START);
    }

    @Test
    void run_throttledForGood_isUnavailable() {
        cloud.faults().on(START).throttled();

        assertThatThrownBy(() -> lab.runs(r -> {}).rows(lab.set()).run())
                .isInstanceOf(IncompleteException.class)
                .cause()
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void results_withEmptyPages_areWhole() {
        TrainingRows rows = lab.runs(r -> {}).rows(lab.set()).run();
        cloud.faults().on("athena:GetQueryResults").times(1).emptyPages();

        assertThat(rows.rows().stream().count()).isOne();
    }

    @Test
    void run_whoseThreadIsInterrupted_isCancelled() {
        cloud.queries().looks(1_000_000);
        try (MlPlatform hasty = new Bank(cloud)
                .setUp()
                .sleeper(pause -> {
                    throw new InterruptedException("by a test");
                })
                .parallelism(1) // on this thread
                .build()) {
            assertThatThrownBy(() -> run(hasty)).isInstanceOf(GovernanceException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(lab.calls("StopQueryExecution")).isOne();
    }

    @Test
    void run_inAnAccountThatIsAnother_changesNothing() {
        MlPlatform wrong = lab.platform;
        cloud.account("222222222222").role("mlgovern").trusts("000000000000");

        assertThatThrownBy(() -> FeatureStore.on(wrong)
                        .runs(r -> r.account(Lab.DEV).output(Lab.RESULTS))
                        .rows(lab.set())
                        .run())
                .isInstanceOf(IncompleteException.class)
                .cause()
                .isInstanceOf(GovernanceException.class)
                .hasMessageContaining("222222222222");
        assertThat(lab.calls("StartQueryExecution")).isZero();
    }

    @Test
    void run_thatFindsTheQueryOfACrashedOne_joinsIt() {
        cloud.queries().looks(4);
        try (MlPlatform doomed = new Bank(cloud).platform()) {
            cloud.clearCalls();
            cloud.crash().after(5);
            assertThatThrownBy(() -> run(doomed)).isInstanceOf(SimulatedCrash.class);
        }
        long started = lab.calls("StartQueryExecution");

        try (MlPlatform fresh = new Bank(cloud).platform()) {
            run(fresh);
        }

        assertThat(started).isOne();
        assertThat(distinctQueries()).isOne();
    }

    @Test
    void staged_afterACrashAtAnyCall_isDoneByTheNextRunAndLeavesNothing() {
        cloud.clearCalls();
        staged(lab.platform);
        int calls = cloud.calls().size();
        for (int last = 1; last <= calls; last++) {
            cloud.clock().advance(Duration.ofHours(2));
            int end = last;
            try (MlPlatform doomed = new Bank(cloud).platform()) {
                cloud.crash().after(end);
                assertThatThrownBy(() -> staged(doomed)).isInstanceOf(SimulatedCrash.class);
            }
            try (MlPlatform fresh = new Bank(cloud).platform()) {
                assertThat(staged(fresh).rows().stream().count()).isOne();
            }
            assertThat(cloud.account("222222222222").tables("default")).isEmpty();
            assertThat(lab.platform
                            .in(Lab.DEV)
                            .client(S3Client::builder)
                            .listObjectsV2(r -> r.bucket("fraud-dev-results").prefix("staging/"))
                            .contents())
                    .isEmpty();
        }
    }

    private TrainingRows staged(MlPlatform platform) {
        return FeatureStore.on(platform)
                .runs(r -> r.account(Lab.DEV).output(Lab.RESULTS).staging("s3://fraud-dev-results/staging"))
                .rows(lab.bigSet())
                .run();
    }

    private TrainingRows run(MlPlatform platform) {
        return FeatureStore.on(platform)
                .runs(r -> r.account(Lab.DEV).output(Lab.RESULTS))
                .rows(lab.set())
                .run();
    }

    private long distinctQueries() {
        return lab
                .platform
                .in(Lab.DEV)
                .client(S3Client::builder)
                .listObjectsV2(r -> r.bucket("fraud-dev-results").prefix("athena/"))
                .contents()
                .stream()
                .filter(object -> object.key().endsWith(".csv"))
                .count();
    }

    private static void happens(FaultSetup fault, String kind) {
        switch (kind) {
            case "throttled" -> fault.throttled();
            case "outage" -> fault.serverError();
            case "reset" -> fault.reset();
            default -> fault.lostAnswer();
        }
    }
}
