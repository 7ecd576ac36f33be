package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** How often STS is asked, what a cached answer costs, and what comes of an outage of STS. */
final class Identity implements Benchmark {
    private static final Crowd THREADS = new Crowd(64);
    private static final int CLIENTS = 20;

    @Override
    public void measure(Pace pace, Figures figures) throws Exception {
        figures.add("sts_calls", callsOfPlatform());
        figures.add("sdk_sts_calls", callsOfSdk());
        figures.add("cached_resolve_ns", cachedResolve(pace));
        new Outage(Duration.ofSeconds(pace.brief() ? 2 : 75)).report(figures);
    }

    /** One account's clients in many regions, which all act in the same session. */
    private static int callsOfPlatform() throws InterruptedException, ExecutionException {
        StubSts sts = new StubSts(Duration.ofHours(1));
        try (MlPlatform platform = Bank.platform().httpClient(sts).build()) {
            List<Region> regions = Region.regions().stream().limit(CLIENTS).toList();
            THREADS.run(thread -> described(
                    platform.in(Bank.DEV).in(regions.get(thread % CLIENTS)).client(SageMakerClient::builder)));
            return sts.calls();
        }
    }

    /** As clients are made without a platform: each with a provider of its own. */
    private static int callsOfSdk() throws InterruptedException, ExecutionException {
        StubSts sts = new StubSts(Duration.ofHours(1));
        List<SageMakerClient> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> BareSdk.sageMaker(sts, BareSdk.role(sts)))
                .toList();
        THREADS.run(thread -> described(clients.get(thread % CLIENTS)));
        clients.forEach(SageMakerClient::close);
        return sts.calls();
    }

    private static void described(SageMakerClient client) {
        client.describeModelPackage(d -> d.modelPackageName(Bank.VERSION));
    }

    private static double cachedResolve(Pace pace) throws RunnerException {
        // JMH keeps itself alone on a machine, for measurements
        System.setProperty("jmh.ignoreLock", Boolean.toString(pace.brief()));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + CachedResolve.class.getName() + ".")
                .shouldFailOnError(true)
                .forks(pace.brief() ? 0 : 5)
                .warmupIterations(pace.brief() ? 1 : 5)
                .warmupTime(TimeValue.milliseconds(pace.brief() ? 10 : 2_000))
                .measurementIterations(pace.brief() ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(pace.brief() ? 10 : 1_000));
        return new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }
}
