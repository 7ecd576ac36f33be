package dev.mlgovern.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the benchmarks run and find what they say, in seconds; what they find on a quiet machine is in docs/benchmarks.md. */
class BenchmarksTest {
    private static final Path GUIDE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("benchmarks.md");

    static {
        // as benchmarks/run does, before the first server reads it
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final Map<String, Double> figures = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call-overhead",
                "cold-start",
                "http-clients",
                "throttling",
                "identity",
                "promotion",
                "fan-out",
                "discovery",
                "ingest"
            })
    void benchmark_brief_givesTheFiguresOfTheGuide(String name) throws Exception {
        measure(name);

        String guide = Files.readString(GUIDE);
        assertThat(figures).isNotEmpty().allSatisfy((figure, value) -> {
            assertThat(value).isNotNaN().isNotNegative();
            assertThat(guide).contains("`" + figure + "`");
        });
    }

    @Test
    void identity_ofColdClients_asksStsOnceAndTheSdkOftener() throws Exception {
        measure("identity");

        assertThat(figures).containsEntry("sts_calls", 1.0).containsEntry("early_failures", 0.0);
        assertThat(figures.get("sdk_sts_calls")).isEqualTo(20);
    }

    @Test
    void promotion_ofTheDocumentedVersion_hasTheChainOfTheGuide() throws IOException {
        PromotionTime.Timed timed = PromotionTime.timed(Duration.ofMillis(1));

        assertThat(timed.chain()).isEqualTo(16);
        assertThat(Files.readString(GUIDE)).contains("a chain of " + timed.chain() + " calls");
    }

    @Test
    void fanOut_withAnAccountThatLetsNobodyIn_tellsTheOthersAndIt() throws Exception {
        measure("fan-out");

        assertThat(figures).containsEntry("fanout_lines", 15.0).containsEntry("fanout_failures", 1.0);
    }

    private void measure(String name) throws Exception {
        Objects.requireNonNull(Main.ALL.get(name)).measure(Pace.BRIEF, figures::put);
    }
}
