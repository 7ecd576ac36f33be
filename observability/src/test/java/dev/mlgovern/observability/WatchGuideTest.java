package dev.mlgovern.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.observability.logs.FleetLogs;
import dev.mlgovern.observability.logs.LogAnswer;
import dev.mlgovern.observability.logs.LogSource;
import dev.mlgovern.observability.metrics.EndpointActivity;
import dev.mlgovern.observability.metrics.FleetMetrics;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code that the guide shows. */
@LocalCloudTest
class WatchGuideTest {
    @Test
    void guide_showsCodeThatWorks(LocalCloud cloud) throws IOException {
        try (MlPlatform platform = new Fleet(cloud).platform()) {
            AccountId prod = Fleet.PROD;
            AccountId dev = Fleet.DEV;
            logged(cloud);
            Instant now = cloud.clock().instant().plusSeconds(1);

            // guide: metrics
            FleetMetrics metrics = Observability.on(platform).metrics();
            FanOut<AccountId, List<EndpointActivity>> week = metrics.endpoints(
                    e -> e.since(now.minus(7, ChronoUnit.DAYS)).until(now));
            week.results()
                    .values()
                    .forEach(all -> all.stream()
                            .filter(EndpointActivity::idle)
                            .forEach(endpoint -> System.out.println(endpoint.endpoint() + " is called by nobody")));
            week.failures().forEach((account, why) -> System.out.println(account + ": " + why.getMessage()));
            // end

            // guide: logs
            FleetLogs logs = Observability.on(platform).logs();
            LogAnswer found = logs.find(q -> q.addSource(LogSource.endpoint(prod, "churn"))
                    .addSource(LogSource.trainingJob(dev, "churn-7"))
                    .addText("ERROR")
                    .since(now.minus(1, ChronoUnit.HOURS))
                    .until(now));
            found.lines().forEach(line -> System.out.println(line.at() + " " + line.message()));
            found.failures().forEach((source, why) -> System.out.println(source + ": " + why.getMessage()));
            // end

            assertThat(week.failures()).isEmpty();
            assertThat(found.lines()).hasSize(1);
        }
        assertThat(Files.readString(Path.of("../docs/logs-and-metrics.md"))).contains(snippets());
    }

    @Test
    void guide_throughAMonitoringAccount_showsCodeThatWorks(LocalCloud cloud) {
        try (MlPlatform platform = new Fleet(cloud).platform()) {
            AccountId watch = Fleet.WATCH;
            FleetMetrics metrics = Observability.on(platform).metrics();
            FleetLogs logs = Observability.on(platform).logs();

            // guide: through
            FleetMetrics seen = metrics.through(watch);
            FleetLogs heard = logs.through(watch);
            // end

            assertThat(heard.groups("/aws/sagemaker/").failures()).isEmpty();
            assertThat(seen.list(f -> {}).failures()).isEmpty();
        }
    }

    private static void logged(LocalCloud cloud) {
        cloud.account(Fleet.PROD.value()).log("/aws/sagemaker/Endpoints/churn", "main/i-1", "ERROR no model");
        cloud.account(Fleet.DEV.value()).log("/aws/sagemaker/TrainingJobs", "churn-7/algo-1", "done");
    }

    private static List<String> snippets() throws IOException {
        String own = Files.readString(Path.of("src/test/java/dev/mlgovern/observability/WatchGuideTest.java"));
        List<String> snippets = Arrays.stream(own.split(" {12}// guide: [a-z]+\n", -1))
                .skip(1)
                .map(part ->
                        part.substring(0, part.indexOf("            // end")).replaceAll("(?m)^ {12}", ""))
                .toList();
        assertThat(snippets).hasSize(3);
        return snippets;
    }
}
