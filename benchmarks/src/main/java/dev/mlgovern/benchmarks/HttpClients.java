package dev.mlgovern.benchmarks;

import dev.mlgovern.benchmarks.Processes.Start;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.call.Sleeper;
import dev.mlgovern.core.error.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** The SDK's synchronous HTTP clients below the platform, each beside Apache's: what the default is chosen by. */
final class HttpClients implements Benchmark {
    private static final Duration LATENCY = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int THREADS = 64;
    private static final int BURST = 16;

    @Override
    public void measure(Pace pace, Figures figures) throws Exception {
        coldStart(pace, figures);
        throughput(pace, figures);
        bursts(pace, figures);
        deadlines(pace, figures);
    }

    private static String name(HttpKind kind, String figure) {
        return kind.name().toLowerCase(Locale.ROOT) + "_" + figure;
    }

    private static void coldStart(Pace pace, Figures figures) throws IOException, InterruptedException {
        try (StubServer server = StubServer.start(Duration.ZERO)) {
            Map<String, Start> starts = new LinkedHashMap<>();
            for (HttpKind kind : HttpKind.values()) {
                starts.put(name(kind, "cold"), Start.of("platform", kind.name()));
            }
            Map<String, Double> seconds = new Processes(server.uri()).seconds(starts, pace.rounds());
            double apache = seconds.getOrDefault(name(HttpKind.APACHE, "cold"), Double.NaN);
            seconds.forEach((name, value) -> figures.add(name + "_ratio", value / apache));
        }
    }

    private static void throughput(Pace pace, Figures figures) throws Exception {
        Map<HttpKind, List<Double>> calls = new EnumMap<>(HttpKind.class);
        for (int round = -1; round < pace.rounds(); round++) {
            for (HttpKind kind : HttpKind.values()) {
                double now = calls(kind, pace.round());
                if (round >= 0) {
                    calls.computeIfAbsent(kind, key -> new ArrayList<>()).add(now);
                }
            }
        }
        double apache = Medians.of(calls.getOrDefault(HttpKind.APACHE, List.of()));
        calls.forEach((kind, values) -> figures.add(name(kind, "throughput_ratio"), Medians.of(values) / apache));
    }

    private static double calls(HttpKind kind, Duration time) throws Exception {
        AtomicLong calls = new AtomicLong();
        try (StubServer server = StubServer.start(LATENCY);
                SdkHttpClient http = kind.open();
                MlPlatform platform = platform(http, server)) {
            described(platform);
            long end = System.nanoTime() + time.toNanos();
            new Crowd(THREADS).run(thread -> {
                do {
                    described(platform);
                    calls.incrementAndGet();
                } while (System.nanoTime() < end);
            });
        }
        return calls.doubleValue();
    }

    /** Work comes in bursts: a fan-out over accounts or files, and a look at what came of it. */
    private static void bursts(Pace pace, Figures figures) throws Exception {
        int bursts = pace.brief() ? 2 : 20;
        for (HttpKind kind : HttpKind.values()) {
            try (StubServer server = StubServer.start(LATENCY);
                    SdkHttpClient http = kind.open();
                    MlPlatform platform = platform(http, server)) {
                described(platform);
                for (int burst = 0; burst < bursts; burst++) {
                    new Crowd(BURST).run(thread -> described(platform));
                    Sleeper.real().sleep(PAUSE);
                }
                figures.add(name(kind, "connections_per_call"), (double) server.connections() / (bursts * BURST));
            }
        }
    }

    private static MlPlatform platform(SdkHttpClient http, StubServer server) {
        return Bank.platform().httpClient(new Rerouted(http, server.uri())).build();
    }

    private static void described(MlPlatform platform) {
        platform.in(Bank.DEV)
                .client(SageMakerClient::builder)
                .describeModelPackage(d -> d.modelPackageName(Bank.VERSION));
    }

    /** How long a call takes that is never answered, or a byte at a time, over its deadline. */
    private static void deadlines(Pace pace, Figures figures) throws IOException {
        Duration deadline = pace.brief() ? Duration.ofMillis(200) : Duration.ofSeconds(1);
        for (HttpKind kind : HttpKind.values()) {
            figures.add(
                    name(kind, "black_hole_deadline_ratio"),
                    overDeadline(kind, StubServer.Manner.BLACK_HOLE, deadline));
            figures.add(
                    name(kind, "slow_drip_deadline_ratio"), overDeadline(kind, StubServer.Manner.SLOW_DRIP, deadline));
        }
    }

    private static double overDeadline(HttpKind kind, StubServer.Manner manner, Duration deadline) throws IOException {
        try (StubServer server = StubServer.start(Duration.ZERO);
                SdkHttpClient http = kind.open();
                MlPlatform platform = Bank.platform()
                        .httpClient(new Rerouted(http, server.uri()))
                        .build()) {
            SageMakerClient client = platform.in(Bank.DEV).client(SageMakerClient::builder);
            client.describeModelPackage(d -> d.modelPackageName(Bank.VERSION));
            server.behave(manner);
            long begin = System.nanoTime();
            Instant latest = platform.clock().instant().plus(deadline);
            CallContext.current().until(latest).run(() -> {
                try {
                    described(platform);
                    throw new IllegalStateException("it was answered");
                } catch (UnavailableException expected) {
                    Progress.say("%s: %s", kind, expected);
                }
            });
            return (double) (System.nanoTime() - begin) / deadline.toNanos();
        }
    }
}
