package dev.mlgovern.benchmarks;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The same beside boto3, where Python has it: {@code MLGOVERN_PYTHON} names another interpreter than {@code python3}. */
final class IngestPython {
    private static final String PYTHON = System.getenv().getOrDefault("MLGOVERN_PYTHON", "python3");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID",
            "AKIA0123456789EXAMPLE",
            "AWS_SECRET_ACCESS_KEY",
            Answers.SECRET,
            "AWS_DEFAULT_REGION",
            Bank.REGION.id());

    private IngestPython() {}

    static void measure(Pace pace, Figures figures) throws Exception {
        if (!there()) {
            Progress.say("%s has no boto3: what is measured beside it is left out", PYTHON);
            return;
        }
        try (FeatureServer server = FeatureServer.start(Duration.ZERO);
                IngestSides sides = new IngestSides(server)) {
            long records = pace.brief() ? 200 : 10_000;
            double python = best(server.uri(), records);
            figures.add("ingest_vs_python", rate(sides.ours(false), pace) / python);
            figures.add("batch_vs_python", rate(sides.ours(true), pace) / python);
            figures.add("python_per_second", python);
        }
        try (FeatureServer server = FeatureServer.start(Duration.ofMillis(10))) {
            cold(server.uri(), pace, figures);
        }
    }

    private static double rate(IngestSides.Side ours, Pace pace) throws Exception {
        IngestSides.turn(ours, pace.warmUp());
        return IngestSides.turn(ours, pace.round().multipliedBy(5)).recordsPerSecond();
    }

    private static boolean there() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import boto3")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The best of the settings that were worth trying: processes, and threads of each. */
    private static double best(URI uri, long records) throws IOException, InterruptedException {
        double best = 0;
        for (int[] setting : List.of(new int[] {1, 1}, new int[] {2, 4}, new int[] {4, 8})) {
            double rate = Double.parseDouble(
                    line(boto3(uri, setting[0], setting[1], records)).split(" ", 2)[0]);
            Progress.say("boto3, %d processes of %d threads: %.0f records/s", setting[0], setting[1], rate);
            best = Math.max(best, rate);
        }
        return best;
    }

    private static void cold(URI uri, Pace pace, Figures figures) throws IOException, InterruptedException {
        long records = pace.brief() ? 200 : 10_000;
        List<Double> ours = new ArrayList<>();
        List<Double> python = new ArrayList<>();
        for (int round = 0; round < (pace.brief() ? 1 : 5); round++) {
            ours.add(seconds(own(uri, records)));
            python.add(seconds(boto3(uri, 1, 16, records)));
            Progress.say("cold job: ours %.2f s, boto3 %.2f s", ours.get(round), python.get(round));
        }
        figures.add("cold_job_vs_python", Medians.of(ours) / Medians.of(python));
        figures.add("cold_job_seconds", Medians.of(ours));
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        line(command);
        return (System.nanoTime() - began) / 1e9;
    }

    private static String line(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IllegalStateException(command.get(0) + " failed");
            }
            return line;
        } finally {
            process.destroy();
        }
    }

    private static List<String> own(URI uri, long records) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                IngestPython.class.getName(),
                uri.toString(),
                String.valueOf(records));
    }

    private static List<String> boto3(URI uri, int processes, int threads, long records) {
        return List.of(
                PYTHON,
                "-c",
                """
                import sys, time
                from concurrent.futures import ThreadPoolExecutor
                from multiprocessing import Process
                uri, processes, threads, records, arn = sys.argv[1], *map(int, sys.argv[2:5]), sys.argv[5]
                def work(first, last):
                    import boto3
                    from botocore.config import Config
                    client = boto3.client("sagemaker-featurestore-runtime", endpoint_url=uri,
                            config=Config(max_pool_connections=threads))
                    def put(number):
                        client.put_record(FeatureGroupName=arn, Record=[{"FeatureName": "feature-%d" % i, "ValueAsString":
                            "card-%d" % number if i == 0 else "2026-11-23T10:00:00Z" if i == 1
                            else str(1000000000007 * i + number)} for i in range(20)])
                    with ThreadPoolExecutor(threads) as pool:
                        for done in pool.map(put, range(first, last), chunksize=1): pass
                began = time.time()
                share = records // processes
                if processes == 1: work(0, records)
                else:
                    all = [Process(target=work, args=(i * share, (i + 1) * share)) for i in range(processes)]
                    for each in all: each.start()
                    for each in all: each.join()
                print(share * processes / (time.time() - began))
                """,
                uri.toString(),
                String.valueOf(processes),
                String.valueOf(threads),
                String.valueOf(records),
                Cards.ARN);
    }

    /** The cold job: a process that loads so many records and ends. */
    public static void main(String[] arguments) {
        URI server = URI.create(arguments[0]);
        long records = Long.parseLong(arguments[1]);
        try (MlPlatform platform = Bank.platform()
                .httpClient(new Rerouted(
                        ApacheHttpClient.builder().maxConnections(256).build(), server))
                .build()) {
            FeatureStore store = FeatureStore.on(platform);
            System.out.println(store.ingest(store.describe(FeatureGroupArn.parse(Cards.ARN)))
                    .settings(s -> s.batches(true))
                    .from(Cards.numbered(next -> next < records)));
        }
        System.exit(0);
    }
}
