package dev.mlgovern.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.observability.FaultMatrix;
import dev.mlgovern.observability.Fleet;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.house.MisledClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fault in every call of a reading. */
@LocalCloudTest
class FleetMetricsFaultTest {
    private static final List<String> OF_ENDPOINTS =
            List.of("sagemaker:ListEndpoints", "sagemaker:DescribeEndpoint", "monitoring:GetMetricData");

    private LocalCloud cloud;
    private MlPlatform platform;
    private FleetMetrics metrics;
    private Instant begin;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        platform = new Fleet(cloud).platform();
        metrics = Observability.on(platform).metrics();
        ServedModels models = new ServedModels(cloud, platform);
        begin = cloud.clock().instant().minus(Duration.ofHours(1));
        models.serve(Fleet.PROD, "churn");
        models.serve(Fleet.TEST, "fraud");
        models.invoke(Fleet.PROD, "churn", "1");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void read_withAFaultThatPasses_isAsIfUndisturbed() {
        var activity = activity();
        var listed = listed();
        FaultMatrix.PASSING.forEach((name, fault) -> {
            for (String operation : OF_ENDPOINTS) {
                if (lost(name, operation)) {
                    continue;
                }
                fault.accept(cloud.faults().on(operation));
                assertThat(activity()).as(name + " " + operation).isEqualTo(activity);
                cloud.faults().clear();
            }
            if (!lost(name, "monitoring:ListMetrics")) {
                fault.accept(cloud.faults().on("monitoring:ListMetrics"));
                assertThat(listed()).as(name).isEqualTo(listed);
            }
            cloud.faults().clear();
        });
    }

    /** The SDK takes half an answer in XML for a wrong one, and does not try again. */
    private static boolean lost(String fault, String operation) {
        return fault.equals("cut off") && operation.startsWith("monitoring:");
    }

    @Test
    void read_ofHalfAnAnswerInXml_isALineOfThatAccount() {
        cloud.faults()
                .on("monitoring:GetMetricData")
                .account(Fleet.PROD.value())
                .resetMidBody();
        onlyProdFails(activity(), "cut off");
    }

    @Test
    void read_withAFaultThatLasts_isALineOfThatAccount() {
        FaultMatrix.LASTING.forEach((name, fault) -> {
            for (String operation : OF_ENDPOINTS) {
                fault.accept(cloud.faults().on(operation).account(Fleet.PROD.value()));
                onlyProdFails(activity(), name + " " + operation);
            }
            fault.accept(cloud.faults().on("monitoring:ListMetrics").account(Fleet.PROD.value()));
            onlyProdFails(listed(), name);
        });
    }

    @Test
    void read_asARoleOfAnotherAccount_isALineOfThatAccountAndAsksNothing() {
        try (MlPlatform wrong = new Fleet(cloud)
                .setUp()
                .httpClient(new MisledClient(cloud.httpClient(), Fleet.PROD.value(), Fleet.TEST.value()))
                .build()) {
            FleetMetrics misled = Observability.on(wrong).metrics();
            FanOut<AccountId, List<EndpointActivity>> all =
                    misled.endpoints(e -> e.addAccount(Fleet.PROD).since(begin).until(begin.plusSeconds(7200)));
            assertThat(all.failures().get(Fleet.PROD)).isInstanceOf(WrongAccountException.class);
            assertThat(misled.list(f -> f.addAccount(Fleet.PROD)).failures().get(Fleet.PROD))
                    .isInstanceOf(WrongAccountException.class);
        }
    }

    private void onlyProdFails(FanOut<AccountId, ?> all, String as) {
        assertThat(all.failures()).as(as).containsOnlyKeys(Fleet.PROD);
        assertThat(all.failures().get(Fleet.PROD))
                .as(as)
                .satisfies(e -> assertThat(e.account()).contains(Fleet.PROD));
        assertThat(all.results()).as(as).hasSize(5).containsKey(Fleet.TEST);
        cloud.faults().clear();
        platform.close();
        platform = new Fleet(cloud).platform(); // breakers are shut again
        metrics = Observability.on(platform).metrics();
    }

    private FanOut<AccountId, List<EndpointActivity>> activity() {
        return metrics.endpoints(e ->
                e.since(begin).until(cloud.clock().instant().plusSeconds(60)).period(Duration.ofHours(24)));
    }

    private FanOut<AccountId, List<Metric>> listed() {
        return metrics.list(f -> f.namespace("AWS/SageMaker"));
    }
}
