package dev.mlgovern.registry.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.call.Sleeper;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.load.BadServer.Kind;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Every operation of the registry, on servers that never come to an end: it ends within its deadline and ten per cent. */
class BadServerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration TOLERATED = DEADLINE.plus(DEADLINE.dividedBy(10));
    private static final int AT_ONCE = 16;

    private static final Map<String, Function<ModelRegistry, Runnable>> OPERATIONS = new LinkedHashMap<>();
    private static final Bank BANK = new Bank(LocalCloud.start());

    @BeforeAll
    static void prepare() {
        BANK.serving("churn");
        BANK.cloud().container("scorer", request -> InferenceAnswer.json("{}"));
        ModelVersion dev = BANK.approved();
        ModelVersion other = BANK.approved(r -> r.artifact(Bank.METRICS).description("another"));
        try (MlPlatform platform = BANK.platform("omar")) {
            ModelRegistry registry = ModelRegistry.on(platform);
            ModelVersion central = registry.promote(dev, p -> {}).run();
            registry.approve(central, a -> a.by("omar").because("seen"));
            String endpoint =
                    registry.deploy(central, d -> d.to(Stage.TEST)).run().endpoint();
            operations(dev, other, central, endpoint);
        }
    }

    /** Each is prepared while all is well, and gives what is to be measured. */
    private static void operations(ModelVersion dev, ModelVersion other, ModelVersion central, String endpoint) {
        does(
                "register",
                registry ->
                        registry.register(BANK.registration().description("new").build()));
        does(
                "versions",
                registry -> registry.versions(q -> q.team("fraud").group("churn"))
                        .forEach(version -> assertThat(version.arn()).isNotNull()));
        does(
                "latestApproved",
                registry -> registry.latestApproved(q -> q.team("fraud").group("churn")));
        does("describe", registry -> registry.describe(dev));
        does("approve", registry -> registry.approve(dev, a -> a.by("noa").because("better")));
        does("reject", registry -> registry.reject(dev, r -> r.by("noa").because("worse")));
        does(
                "approveForProduction",
                registry ->
                        registry.approveForProduction(central, a -> a.by("noa").because("ok")));
        does("plan of a promotion", registry -> registry.promote(other, p -> {}).plan());
        does(
                "plan of a deployment",
                registry -> registry.deploy(central, d -> d.to(Stage.TEST)).plan());
        does("lineage", registry -> registry.lineage(endpoint));
        OPERATIONS.put(
                "promotion",
                registry -> running(registry.promote(other, p -> {}).plan()));
        OPERATIONS.put(
                "deployment",
                registry ->
                        running(registry.deploy(central, d -> d.to(Stage.TEST).instances(2))
                                .plan()));
    }

    private static void does(String name, Consumer<ModelRegistry> operation) {
        OPERATIONS.put(name, registry -> () -> operation.accept(registry));
    }

    private static Runnable running(Plan<?> plan) {
        return plan::run;
    }

    /** Which requests go to the bad server. */
    private enum Where {
        STS,
        LISTS,
        ALL_BUT_STS;

        boolean holds(SdkHttpRequest request) {
            boolean sts = request.host().startsWith("sts.");
            return switch (this) {
                case STS -> sts;
                case ALL_BUT_STS -> !sts;
                case LISTS ->
                    request.firstMatchingHeader("X-Amz-Target")
                            .filter(target -> target.matches("SageMaker\\.(List|QueryLineage).*"))
                            .isPresent();
            };
        }
    }

    private record Row(Kind kind, String operation, Where where) {}

    private record End(Row row, Duration took, Throwable thrown, int requests) {}

    private static End measured(Row row) {
        try (BadServer server = new BadServer(row.kind());
                Rerouted http = new Rerouted(BANK.cloud().httpClient(), server.port(), row.where()::holds);
                MlPlatform platform = BANK.builder("ines")
                        .httpClient(http)
                        .sleeper(Sleeper.real())
                        .build()) {
            if (row.where() == Where.STS) {
                http.on();
            }
            Runnable operation = OPERATIONS.get(row.operation()).apply(ModelRegistry.on(platform));
            http.on();
            long began = System.nanoTime();
            Throwable thrown = catchThrowable(() -> CallContext.current()
                    .until(platform.clock().instant().plus(DEADLINE))
                    .run(operation));
            return new End(row, Duration.ofNanos(System.nanoTime() - began), thrown, server.requests());
        }
    }

    private static List<End> measured(List<Row> rows) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<End>> all = new ArrayList<>();
        try {
            for (Row row : rows) {
                all.add(threads.submit(() -> {
                    places.acquire();
                    try {
                        return measured(row);
                    } finally {
                        places.release();
                    }
                }));
            }
            List<End> ends = new ArrayList<>();
            for (Future<End> one : all) {
                ends.add(one.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Row> rows(List<Kind> kinds, List<String> operations, Where where) {
        return kinds.stream()
                .flatMap(kind -> operations.stream().map(operation -> new Row(kind, operation, where)))
                .toList();
    }

    /** What is late gets a second chance by itself: it is not the machine under sixteen of them that is measured. */
    private static End alone(End end) {
        return end.took().compareTo(TOLERATED) > 0 ? measured(end.row()) : end;
    }

    private static void assertEndsInTime(List<End> ends) {
        assertThat(ends).map(BadServerTest::alone).allSatisfy(end -> {
            assertThat(end.requests()).isPositive();
            assertThat(end.took()).isLessThanOrEqualTo(TOLERATED);
            assertThat(end.thrown()).isInstanceOfSatisfying(GovernanceException.class, typed -> {
                assertThat(typed.retryable()).isTrue();
                assertThat(typed.account()).isPresent();
            });
        });
    }

    @Test
    void operation_onAServerThatNeverAnswers_endsWithinItsDeadline() throws Exception {
        List<Kind> kinds =
                List.of(Kind.BLACK_HOLE, Kind.SLOW_HEADERS, Kind.SLOW_BODY, Kind.SLOW_ERROR, Kind.ENDLESS_BODY);

        assertEndsInTime(measured(rows(kinds, List.copyOf(OPERATIONS.keySet()), Where.ALL_BUT_STS)));
    }

    @Test
    void operation_whileStsNeverAnswers_endsWithinItsDeadline() throws Exception {
        List<Kind> kinds =
                List.of(Kind.BLACK_HOLE, Kind.SLOW_HEADERS, Kind.SLOW_BODY, Kind.SLOW_ERROR, Kind.ENDLESS_BODY);

        assertEndsInTime(measured(rows(kinds, List.of("describe", "approve", "register"), Where.STS)));
    }

    @Test
    void operation_onListingsWithNewTokensForEver_endsWithinItsDeadline() throws Exception {
        List<String> listing =
                List.of("register", "versions", "latestApproved", "plan of a promotion", "promotion", "lineage");

        assertEndsInTime(measured(rows(List.of(Kind.NEW_TOKENS), listing, Where.LISTS)));
    }

    @Test
    void operation_onListingsWithOneTokenForEver_takesItForTheEnd() throws Exception {
        List<String> listing = List.of("versions", "latestApproved", "plan of a promotion");

        assertThat(measured(rows(List.of(Kind.SAME_TOKEN), listing, Where.LISTS)))
                .allSatisfy(end -> {
                    assertThat(end.requests()).isPositive();
                    assertThat(end.thrown()).isNull();
                    assertThat(end.took()).isLessThanOrEqualTo(TOLERATED);
                });
    }
}
