package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.LocalCloud;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

class PromotionRaceTest {
    @RepeatedTest(5)
    void run_twiceAtTheSameTime_makesOneVersion() throws Exception {
        Scenario scenario = new Scenario(LocalCloud.builder().listLag(Duration.ofSeconds(5)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(2);
        Future<ModelVersion> one = threads.submit(() -> together(scenario, start, "ines"));
        Future<ModelVersion> two = threads.submit(() -> together(scenario, start, "otto"));

        assertThat(one.get(1, TimeUnit.MINUTES).arn())
                .isEqualTo(two.get(1, TimeUnit.MINUTES).arn());
        threads.shutdown();
        scenario.cloud().clock().advance(Duration.ofMinutes(1));
        assertThat(scenario.state().lines().filter(line -> line.startsWith("version ")))
                .hasSize(1);
        assertThat(scenario.state()).doesNotContain("open upload");
        assertThat(scenario.cloud().violations()).isEmpty();
    }

    private static ModelVersion together(Scenario scenario, CountDownLatch start, String actor)
            throws InterruptedException {
        start.countDown();
        assertThat(start.await(10, TimeUnit.SECONDS)).isTrue();
        return scenario.run(actor);
    }
}
