package dev.mlgovern.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.observability.FaultMatrix;
import dev.mlgovern.observability.Fleet;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.house.MisledClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log queries that meet faults, are denied, end badly, or that nobody waits for any more. */
@LocalCloudTest
class LogMishapsTest {
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
    void find_thatEndsBadly_isAFailureOfItsSources() {
        cloud.endLogQuery("Failed");
        LogAnswer failed = logs.find(q -> time(q.addSource(LogSource.endpoint(Fleet.PROD, "churn"))));
        assertThat(failed.failures().values()).singleElement().isInstanceOf(ConflictException.class);
        assertThat(failed.toString()).contains("ended as Failed");

        cloud.endLogQuery("Timeout");
        assertThat(logs.find(q -> sources(q)).failures()).hasSize(1);
    }

    @Test
    void find_thatTakesTooLong_isStopped() {
        cloud.endLogQuery("Unknown");
        cloud.clearCalls();
        LogAnswer late = logs.find(
                q -> time(q.addSource(LogSource.endpoint(Fleet.PROD, "churn"))).atMost(Duration.ofSeconds(20)));

        assertThat(late.failures().values()).singleElement().isInstanceOf(UnavailableException.class);
        assertThat(operations()).last().isEqualTo("StopQuery");
    }

    @Test
    void find_whoseThreadIsInterrupted_isStopped() {
        cloud.endLogQuery("Unknown");
        cloud.clearCalls();
        try (MlPlatform hasty = new Fleet(cloud)
                .setUp()
                .sleeper(pause -> {
                    throw new InterruptedException("by a test");
                })
                .parallelism(1) // on this thread
                .build()) {
            LogAnswer none = Observability.on(hasty)
                    .logs()
                    .find(q -> time(q.addSource(LogSource.endpoint(Fleet.PROD, "churn"))));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(none.failures().values()).singleElement().isInstanceOf(UnavailableException.class);
        }
        assertThat(operations()).containsExactly("StartQuery", "GetQueryResults", "StopQuery");
    }

    @Test
    void find_withAGroupThatIsDenied_isItsFailureAndFindsTheRest() {
        LogSource denied = LogSource.endpoint(Fleet.PROD, "secret");
        line(Fleet.PROD, denied.group(), "main/i-1", "not for everyone");
        cloud.account(Fleet.PROD.value()).role("mlgovern").policies("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"},
                 {"Effect": "Deny", "Action": "logs:StartQuery", "Resource": "*:log-group:/aws/sagemaker/Endpoints/secret"}]}""");

        cloud.account(Fleet.PROD.value()).role("mlgovern").trusts("999999999999");
        LogAnswer found = logs.find(q -> sources(q).addSource(denied));

        assertThat(found.failures()).containsOnlyKeys(denied);
        assertThat(found.failures().get(denied)).isInstanceOf(AccessDeniedException.class);
        assertThat(found.lines()).hasSize(4);
    }

    @Test
    void find_whoseResultsAreDenied_startsNoSecondQuery() {
        cloud.faults().on("logs:GetQueryResults").denied();
        cloud.clearCalls();

        LogAnswer none = logs.through(Fleet.WATCH).find(this::sources);

        assertThat(none.failures()).hasSize(3);
        assertThat(operations().stream().filter("StartQuery"::equals)).hasSize(2);
    }

    @Test
    void find_asARoleOfAnotherAccount_isAFailureAndAsksNothing() {
        try (MlPlatform wrong = new Fleet(cloud)
                .setUp()
                .httpClient(new MisledClient(cloud.httpClient(), Fleet.PROD.value(), Fleet.TEST.value()))
                .build()) {
            cloud.clearCalls();
            FleetLogs misled = Observability.on(wrong).logs();
            LogSource source = LogSource.endpoint(Fleet.PROD, "churn");

            assertThat(misled.find(q -> time(q.addSource(source))).failures().get(source))
                    .isInstanceOf(WrongAccountException.class);
            assertThat(operations()).isEmpty();
            assertThat(misled.groups(ENDPOINTS).failures()).containsOnlyKeys(Fleet.PROD);
        }
    }

    @Test
    void find_withFaults_passesOverThemOrTellsThem() {
        LogAnswer calm = logs.find(this::sources);
        for (String operation : List.of("logs:StartQuery", "logs:GetQueryResults")) {
            FaultMatrix.PASSING.forEach((name, fault) -> {
                fault.accept(cloud.faults().on(operation));
                assertThat(logs.find(this::sources)).as(name + " " + operation).isEqualTo(calm);
                cloud.faults().clear();
            });
            FaultMatrix.LASTING.forEach((name, fault) -> {
                fault.accept(cloud.faults().on(operation).account(Fleet.PROD.value()));
                LogAnswer found = logs.find(this::sources);
                assertThat(found.failures()).as(name + " " + operation).hasSize(1);
                assertThat(found.lines()).as(name + " " + operation).hasSize(2);
                cloud.faults().clear();
                platform.close();
                platform = new Fleet(cloud).platform(); // breakers are shut again
                logs = Observability.on(platform).logs();
            });
        }
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
