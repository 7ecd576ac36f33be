package dev.mlgovern.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The AWS SDK and its HTTP client print secrets at DEBUG by themselves; whoever turns that on is told. */
class LoudLoggersTest {
    private static final String SIGNER = "software.amazon.awssdk.http.auth.aws.internal.signer";

    // held, since the JDK forgets loggers and their levels
    private static final java.util.logging.Logger HEADERS =
            java.util.logging.Logger.getLogger("org.apache.http.headers");

    @AfterEach
    void quiet() {
        level(SIGNER, null);
        HEADERS.setLevel(null);
    }

    private static void level(String logger, @Nullable Level level) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
    }

    private static MlPlatform.Builder platform(WatchedBank bank) {
        return bank.platform(Person.DANA);
    }

    private static WatchedBank bank() throws IOException {
        Canaries canaries = new Canaries();
        return new WatchedBank(Quickstart.topology(), canaries, new Evidence(canaries));
    }

    @Test
    void build_whenLoudLoggersAreRefused_namesEachOfThem() throws IOException {
        try (WatchedBank bank = bank()) {
            level(SIGNER, Level.TRACE);
            HEADERS.setLevel(java.util.logging.Level.FINE);

            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> platform(bank).loudLoggersRefused(true).build())
                    .satisfies(refused -> assertThat(refused.problems())
                            .hasSize(2)
                            .anyMatch(problem -> problem.contains(SIGNER))
                            .anyMatch(problem -> problem.contains(HEADERS.getName())));
            quiet();
            platform(bank).loudLoggersRefused(true).build().close();
        }
    }

    @Test
    void road_withEveryLoggerAtTrace_leaksOnlyThroughThoseThatAreWarnedOfOnce() throws IOException {
        try (WatchedBank bank = bank();
                LogRecorder log = LogRecorder.listening(Level.TRACE)) {
            new WatchedRoad(bank).approved(WatchedBank.GOOD);
            // two platforms were opened on the way
            List<String> warnings = log.lines().stream()
                    .filter(line -> line.contains("set them to INFO"))
                    .toList();
            assertThat(warnings).singleElement().asString().contains("org.apache.http.wire");
            List<String> leaking = log.lines().stream()
                    .filter(line -> !bank.canaries.in(line).isEmpty())
                    .map(LogRecorder::logger)
                    .distinct()
                    .toList();

            assertThat(leaking)
                    .isNotEmpty()
                    .allSatisfy(logger -> assertThat(Arrays.stream(warnings.get(0)
                                    .replaceAll("(?s).*data: |; set.*", "")
                                    .split(", ", -1)))
                            .anyMatch(logger::startsWith));
        }
    }
}
