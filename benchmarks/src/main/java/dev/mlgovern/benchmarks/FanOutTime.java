package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.discovery.FoundGroup;
import dev.mlgovern.featurestore.discovery.Hits;
import dev.mlgovern.testkit.LocalCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemaker.model.FeatureType;

/** A report over many accounts by a new process, when each call takes its time, over the time of as many calls as are made, so many at once. */
final class FanOutTime implements Benchmark {
    private static final Duration CALL = Duration.ofMillis(50);
    private static final int ACCOUNTS = 200;
    private static final int DEFAULT = 8;
    private static final int WIDE = 32;
    private static final String TOOLING = "999999999999";

    /** One report: how long it took, its calls, and what is in it. */
    record Timed(double seconds, int calls, int lines, int failures) {
        double ratio(Duration call, int atOnce) {
            return seconds / (calls * (call.toNanos() / 1e9) / atOnce);
        }
    }

    @Override
    public void measure(Pace pace, Figures figures) {
        int accounts = pace.brief() ? 16 : ACCOUNTS;
        Duration call = pace.brief() ? Duration.ofMillis(5) : CALL;
        try (LocalCloud cloud = cloud(accounts)) {
            Slow slow = new Slow(cloud, accounts, call);
            List<Timed> rounds = rounds(slow, pace, DEFAULT);
            figures.add("fanout_ratio", ratio(rounds, call, DEFAULT));
            figures.add(
                    "fanout_seconds",
                    Medians.of(rounds.stream().map(Timed::seconds).toList()));
            figures.add("fanout_calls", rounds.get(0).calls());
            figures.add("fanout_lines", rounds.get(0).lines());
            figures.add("fanout_failures", rounds.get(0).failures());
            figures.add("fanout_wide_ratio", ratio(rounds(slow, pace, WIDE), call, WIDE));
        }
    }

    /** Accounts to report on, and how long each of their calls takes. */
    private record Slow(LocalCloud cloud, int accounts, Duration call) {}

    private static List<Timed> rounds(Slow slow, Pace pace, int atOnce) {
        List<Timed> rounds = new ArrayList<>();
        for (int round = pace.brief() ? 0 : -3; round < pace.rounds(); round++) {
            Timed timed = timed(slow, atOnce);
            Progress.say(
                    "%d at once: %d calls, %.3f s, %d groups, %d accounts failed",
                    atOnce, timed.calls(), timed.seconds(), timed.lines(), timed.failures());
            if (round >= 0) {
                rounds.add(timed);
            }
        }
        return rounds;
    }

    private static double ratio(List<Timed> rounds, Duration call, int atOnce) {
        return Medians.of(
                rounds.stream().map(timed -> timed.ratio(call, atOnce)).toList());
    }

    private static Timed timed(Slow slow, int atOnce) {
        LocalCloud cloud = slow.cloud();
        cloud.clearCalls();
        try (MlPlatform platform = platform(cloud, slow.accounts())
                .httpClient(new SlowHttp(cloud.httpClient(), slow.call()))
                .parallelism(atOnce)
                .build()) {
            long begin = System.nanoTime();
            Hits<FoundGroup> report = FeatureStore.on(platform).discovery().groups(q -> {});
            int lines = report.toList().size();
            int failures = report.failures().size();
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Timed(seconds, cloud.calls().size(), lines, failures);
        }
    }

    /** A group in each account; the last account lets nobody in. */
    private static LocalCloud cloud(int accounts) {
        LocalCloud cloud = LocalCloud.start();
        for (int i = 0; i < accounts - 1; i++) {
            cloud.account(id(i)).role("mlgovern").trusts(TOOLING);
        }
        try (MlPlatform platform =
                platform(cloud, accounts).httpClient(cloud.httpClient()).build()) {
            platform.topology().accounts().stream()
                    .limit(accounts - 1)
                    .forEach(account -> platform.in(account.id())
                            .client(SageMakerClient::builder)
                            .createFeatureGroup(c -> c.featureGroupName("group-of-" + account.id())
                                    .recordIdentifierFeatureName("card")
                                    .eventTimeFeatureName("at")
                                    .featureDefinitions(text("card"), text("at"))
                                    .onlineStoreConfig(o -> o.enableOnlineStore(true))));
        }
        return cloud;
    }

    private static FeatureDefinition text(String name) {
        return FeatureDefinition.builder()
                .featureName(name)
                .featureType(FeatureType.STRING)
                .build();
    }

    private static MlPlatform.Builder platform(LocalCloud cloud, int accounts) {
        String more = IntStream.range(4, accounts)
                .mapToObj(i -> "  team-%d: { id: \"%s\", role: ML_DEV }".formatted(i, id(i)))
                .collect(Collectors.joining("\n"));
        return MlPlatform.builder()
                .topology(TopologySource.yaml("""
                        organization: o-exampleorg1
                        regions: [eu-west-1]
                        access: { role: mlgovern }
                        accounts:
                          ml-shared-services: { id: "%s", role: ML_SHARED_SERVICES }
                          fraud-dev: { id: "%s", role: ML_DEV }
                          fraud-test: { id: "%s", role: ML_TEST }
                          fraud-prod: { id: "%s", role: ML_PROD }
                        %s
                        teams:
                          fraud:
                            line-of-business: retail-banking
                            cost-center: "4711"
                            owner: olaf
                            accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
                        tags:
                          prefix: anybank
                          defaults: { owner: olaf, business-unit: it, cost-center: "9000" }
                        """.formatted(id(0), id(1), id(2), id(3), more)))
                .credentials(cloud.credentials(TOOLING, "ines"))
                .actor("ines");
    }

    private static String id(int account) {
        return "1%011d".formatted(account);
    }
}
