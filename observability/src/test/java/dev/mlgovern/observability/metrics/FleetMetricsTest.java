package dev.mlgovern.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.observability.Fleet;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.observability.metrics.MetricSeries.Point;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Metrics of a bank's accounts, asked one by one and through the account that watches them. */
@LocalCloudTest
class FleetMetricsTest {
    private static final String DRIFT = "aws/sagemaker/Endpoints/model-metrics";

    private LocalCloud cloud;
    private MlPlatform platform;
    private FleetMetrics metrics;
    private ServedModels models;
    private Instant begin;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        platform = new Fleet(cloud).platform();
        metrics = Observability.on(platform).metrics();
        models = new ServedModels(cloud, platform);
        begin = cloud.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void endpoints_withOneCalledAndOneNot_tellsBoth() {
        models.serve(Fleet.PROD, "churn");
        models.serve(Fleet.PROD, "idle");
        models.serve(Fleet.TEST, "churn");
        models.invoke(Fleet.PROD, "churn", "1");
        models.invoke(Fleet.PROD, "churn", "fail");
        models.invoke(Fleet.PROD, "churn", "2");

        FanOut<AccountId, List<EndpointActivity>> all = metrics.endpoints(this::today);

        assertThat(models.failure()).isNotNull();
        assertThat(all.failures()).isEmpty();
        assertThat(all.results().keySet()).containsExactlyElementsOf(Fleet.ALL);
        assertThat(all.results().get(Fleet.PROD)).hasSize(2);
        EndpointActivity churn = of(all, Fleet.PROD).get(0);
        assertThat(churn.endpoint()).isEqualTo("churn");
        assertThat(churn.variant()).isEqualTo("main");
        assertThat(churn.invocations()).isEqualTo(3);
        assertThat(churn.serverErrors()).isEqualTo(1);
        assertThat(churn.clientErrors()).isZero();
        assertThat(churn.latency()).isBetween(Duration.ofMillis(20), Duration.ofMillis(200));
        assertThat(churn.slowest()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(churn.lastInvoked()).contains(begin.truncatedTo(ChronoUnit.HOURS));
        assertThat(churn.toString()).startsWith("444444444444 churn/main: 3 invocations, 0 client errors, 1 server");
        EndpointActivity idle = of(all, Fleet.PROD).get(1);
        assertThat(idle.idle()).isTrue();
        assertThat(idle.lastInvoked()).isEmpty();
        assertThat(idle.latency()).isNull();
    }

    @Test
    void endpoints_ofAnAccountThatDenies_areALineBesideTheOthers() {
        models.serve(Fleet.PROD, "churn");
        models.serve(Fleet.TEST, "churn");
        cloud.faults().on("sagemaker:ListEndpoints").account(Fleet.TEST.value()).denied();
        cloud.faults()
                .on("monitoring:GetMetricData")
                .account(Fleet.PROD.value())
                .denied();

        FanOut<AccountId, List<EndpointActivity>> all = metrics.endpoints(this::today);

        assertThat(all.failures()).containsOnlyKeys(Fleet.TEST, Fleet.PROD);
        assertThat(all.failures().get(Fleet.PROD)).isInstanceOf(AccessDeniedException.class);
        assertThat(all.results()).hasSize(4);
    }

    @Test
    void endpoints_withAShadowVariant_tellsItToo() {
        models.serve(Fleet.PROD, "churn");
        try (MlPlatform shadowed = new Fleet(cloud)
                .setUp()
                .httpClient(new ShadowedClient(cloud.httpClient(), "candidate"))
                .build()) {
            assertThat(Observability.on(shadowed)
                            .metrics()
                            .endpoints(e -> today(e.addAccount(Fleet.PROD)))
                            .results()
                            .get(Fleet.PROD))
                    .extracting(EndpointActivity::variant)
                    .containsExactly("candidate", "main");
        }
    }

    @Test
    void endpoints_byNameAndAccount_areTheirs() {
        models.serve(Fleet.PROD, "churn");
        models.serve(Fleet.PROD, "fraud");

        assertThat(metrics.endpoints(e -> today(e.addAccount(Fleet.PROD).addEndpoint("fraud")))
                        .results()
                        .get(Fleet.PROD))
                .extracting(EndpointActivity::endpoint)
                .containsExactly("fraud");
    }

    @Test
    void endpoints_throughTheMonitoringAccount_costOneReadingForAll() throws IOException {
        models.serve(Fleet.PROD, "churn");
        models.serve(Fleet.TEST, "churn");
        models.invoke(Fleet.PROD, "churn", "1");
        cloud.clearCalls();

        FanOut<AccountId, List<EndpointActivity>> all =
                metrics.through(Fleet.WATCH).endpoints(this::today);

        assertThat(all.results().get(Fleet.PROD))
                .extracting(EndpointActivity::invocations)
                .containsExactly(1L);
        assertThat(operations("GetMetricData")).containsExactly(Fleet.WATCH.value());
        assertThat(operations("ListEndpoints")).hasSize(6);
        assertThat(operations("DescribeEndpoint")).hasSize(2);
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| what the endpoints of 6 accounts did, 2 of them, through a monitoring account | 9 | 0 |");
    }

    @Test
    void list_throughTheMonitoringAccount_namesTheOwnersOfAllPages() {
        put(Fleet.PROD, "drift-1", 1);
        put(Fleet.TEST, "drift-2", 1);
        IntStream.range(0, 120).forEach(i -> put(Fleet.DEV, "many-" + i, 1));
        cloud.faults().on("monitoring:ListMetrics").emptyPages();

        FanOut<AccountId, List<Metric>> all = metrics.through(Fleet.WATCH).list(f -> f.namespace(DRIFT));

        assertThat(all.results().get(Fleet.DEV)).hasSize(120);
        assertThat(all.results().get(Fleet.PROD))
                .containsExactly(Metric.of(Fleet.PROD, DRIFT, "drift-1", Map.of("Endpoint", "churn")));
        assertThat(all.results().get(Fleet.SECURITY)).isEmpty();
        assertThat(metrics.list(f -> f.namespace(DRIFT)).results()).isEqualTo(all.results());
    }

    @Test
    void list_byNameDimensionAndActivity_holdsAll() {
        put(Fleet.PROD, "drift", 1);
        cloud.clock().advance(Duration.ofHours(4));
        put(Fleet.PROD, "fresh", 1);

        assertThat(names(f -> f.name("drift"))).containsExactly("drift");
        assertThat(names(f -> f.putDimension("Endpoint", "churn"))).containsExactly("drift", "fresh");
        assertThat(names(f -> f.putDimension("Endpoint", "other"))).isEmpty();
        assertThat(names(f -> f.active(true))).containsExactly("fresh");
        cloud.clock().advance(Duration.ofDays(14).minusHours(1));
        assertThat(names(f -> {})).containsExactly("fresh");
    }

    @Test
    void read_ofMoreThanACallTakes_asksTwice() {
        List<Metric> many = IntStream.range(0, 501)
                .mapToObj(i -> Metric.of(Fleet.PROD, DRIFT, "m-" + i, Map.of("Endpoint", "churn")))
                .toList();
        put(Fleet.PROD, "m-500", 7);

        FanOut<AccountId, List<MetricSeries>> all =
                metrics.read(r -> r.addAllMetrics(many).since(begin).until(begin.plus(10, ChronoUnit.MINUTES)));

        assertThat(operations("GetMetricData")).hasSize(2);
        assertThat(all.results().get(Fleet.PROD))
                .hasSize(501)
                .first()
                .satisfies(series -> assertThat(series.points()).isEmpty());
        assertThat(of(all, Fleet.PROD).get(500).sum()).isEqualTo(7);
    }

    @Test
    void read_overSeveralPages_putsThePointsTogetherInOrder() {
        LocalCloud small = LocalCloud.builder().pageSize(1).start();
        try (MlPlatform other = new Fleet(small).platform()) {
            Instant from = small.clock().instant().truncatedTo(ChronoUnit.HOURS);
            CloudWatchClient client = other.in(Fleet.PROD).client(CloudWatchClient::builder);
            for (int i = 0; i < 1100; i++) {
                small.clock().advance(Duration.ofMinutes(1));
                client.putMetricData(r -> r.namespace(DRIFT)
                        .metricData(MetricDatum.builder()
                                .metricName("drift")
                                .value(1.0)
                                .build()));
            }
            Metric drift = Metric.of(Fleet.PROD, DRIFT, "drift", Map.of());
            Metric none = Metric.of(Fleet.PROD, DRIFT, "none", Map.of());
            List<MetricSeries> read = of(
                    Observability.on(other)
                            .metrics()
                            .read(r -> r.addMetric(drift)
                                    .addMetric(none)
                                    .since(from)
                                    .until(small.clock().instant().plusSeconds(60))
                                    .period(Duration.ofMinutes(1))),
                    Fleet.PROD);
            assertThat(read.get(0).points()).hasSize(1100).isSortedAccordingTo(Comparator.comparing(Point::at));
            assertThat(read.get(1).points()).isEmpty();
            assertThat(small.calls().stream().filter(c -> c.operation().equals("GetMetricData")))
                    .hasSize(2);
        }
    }

    @Test
    void read_ofAnAccountThatIsNotLinked_isItsFailure() {
        put(Fleet.PROD, "drift", 3);
        Metric here = Metric.of(Fleet.PROD, DRIFT, "drift", Map.of("Endpoint", "churn"));
        Metric notLinked = Metric.of(Fleet.SECURITY, DRIFT, "drift", Map.of());

        FanOut<AccountId, List<MetricSeries>> all = metrics.through(Fleet.WATCH)
                .read(r -> r.addMetric(here)
                        .addMetric(notLinked)
                        .statistic("Maximum")
                        .since(begin)
                        .until(begin.plusSeconds(600)));

        assertThat(all.failures()).containsOnlyKeys(Fleet.SECURITY);
        assertThat(all.failures().get(Fleet.SECURITY)).hasMessageContaining("linked");
        assertThat(of(all, Fleet.PROD).get(0).points()).extracting(Point::value).containsExactly(3.0);
        assertThat(of(all, Fleet.PROD).get(0))
                .hasToString("444444444444 %s drift Endpoint=churn Maximum, 1 points of PT5M".formatted(DRIFT));
    }

    @Test
    void requests_thatBreakRules_tellEveryProblemBeforeAnythingIsAsked() {
        Instant now = cloud.clock().instant();
        assertThatThrownBy(() -> metrics.read(r -> r.statistic(" ")
                        .addMetric(Metric.of(AccountId.of("123456789012"), "", "m", Map.of("d", "")))
                        .since(now.minus(Duration.ofDays(70)))
                        .until(now.minus(Duration.ofDays(71)))
                        .period(Duration.ofMinutes(5))))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems()).hasSize(6));
        assertThatThrownBy(() -> metrics.list(f -> f.name("")))
                .hasMessageContaining("name must be 1 to 255 characters");
        assertThatThrownBy(() -> metrics.through(AccountId.of("123456789012")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(cloud.calls()).isEmpty();
    }

    private void today(EndpointRequest.Builder request) {
        request.since(begin).until(cloud.clock().instant().plusSeconds(60)).period(Duration.ofHours(1));
    }

    private List<String> names(Consumer<MetricFilter.Builder> filter) {
        return metrics
                .list(f -> filter.accept(f.namespace(DRIFT).addAccount(Fleet.PROD)))
                .results()
                .getOrDefault(Fleet.PROD, List.of())
                .stream()
                .map(Metric::name)
                .toList();
    }

    private void put(AccountId account, String name, double value) {
        platform.in(account)
                .client(CloudWatchClient::builder)
                .putMetricData(r -> r.namespace(DRIFT)
                        .metricData(MetricDatum.builder()
                                .metricName(name)
                                .value(value)
                                .dimensions(Dimension.builder()
                                        .name("Endpoint")
                                        .value("churn")
                                        .build())
                                .build()));
    }

    private static <T> List<T> of(FanOut<AccountId, List<T>> all, AccountId account) {
        return all.results().getOrDefault(account, List.of());
    }

    private List<String> operations(String operation) {
        return cloud.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .map(RecordedCall::account)
                .toList();
    }
}
