package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What a call through the platform costs, client look-up included, beside the same call of a client made by hand. */
final class CallOverhead implements Benchmark {
    private static final byte[] PACKAGE = Answers.modelPackage();

    @Override
    public void measure(Pace pace, Figures figures) throws Exception {
        byte[] session = Answers.assumedRole(Clock.systemUTC(), Duration.ofHours(12));
        StubAws stub = request -> StubAws.response(200, StubAws.toSts(request) ? session : PACKAGE);
        report("", compared(stub, pace), figures);
        try (StubServer server = StubServer.start(Duration.ZERO);
                SdkHttpClient apache = ApacheHttpClient.create()) {
            report("loopback_", compared(new Rerouted(apache, server.uri()), pace), figures);
        }
    }

    private static Sides.Found compared(SdkHttpClient http, Pace pace) {
        try (MlPlatform platform = Bank.platform().httpClient(http).build();
                SageMakerClient bare = BareSdk.sageMaker(http, BareSdk.session())) {
            Runnable ours = () -> described(platform.in(Bank.DEV).client(SageMakerClient::builder));
            return new Sides(ours, () -> described(bare)).measured(pace);
        }
    }

    private static void described(SageMakerClient client) {
        if (client.describeModelPackage(d -> d.modelPackageName(Bank.VERSION)).modelPackageVersion() != 7) {
            throw new IllegalStateException("another version than the stub's was described");
        }
    }

    private static void report(String door, Sides.Found found, Figures figures) {
        figures.add(door + "overhead_ratio", found.ratio(Sides.Turn::nanos));
        figures.add(door + "overhead_cpu_ratio", found.ratio(Sides.Turn::cpuNanos));
        figures.add(door + "overhead_bytes_ratio", found.ratio(Sides.Turn::bytes));
        figures.add(door + "call_us", found.ours(Sides.Turn::nanos) / 1e3);
        figures.add(door + "sdk_call_us", found.bare(Sides.Turn::nanos) / 1e3);
    }
}
