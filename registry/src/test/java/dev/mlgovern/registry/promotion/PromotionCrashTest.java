package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.LocalCloud;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever call a promotion crashes at, and its next run too, a run after that leaves what an undisturbed one leaves. */
class PromotionCrashTest {
    private static final Duration LAG = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(11);

    private static String undisturbed = "";

    @BeforeAll
    static void runUndisturbed() {
        Scenario scenario = new Scenario(LocalCloud.builder());
        scenario.run("ines");
        undisturbed = scenario.state();
    }

    @Test
    void run_undisturbed_leavesOneVersionItsFilesAndNoUpload() {
        assertThat(undisturbed.lines().filter(line -> line.startsWith("version ")))
                .hasSize(1);
        assertThat(undisturbed.lines().filter(line -> line.startsWith("object ")))
                .hasSize(3);
        assertThat(undisturbed).doesNotContain("open upload");
    }

    @Test
    void run_afterACrashBeforeOrAfterAnyCall_leavesTheSame() {
        int point = 0;
        for (Scenario scenario = scenario(); scenario.crashes(point); scenario = scenario()) {
            scenario.run("ines");
            check(scenario, "crash at half call " + point);
            point++;
        }
        assertThat(point).isGreaterThan(80);
    }

    @Test
    void run_afterTwoCrashes_leavesTheSame() {
        int pairs = 0;
        boolean first = true;
        for (int one = 0; first; one++) {
            boolean second = true;
            for (int two = 0; second && first; two++) {
                Scenario scenario = scenario();
                first = scenario.crashesAfterChanges(one, "ines");
                second = first && scenario.crashesAfterChanges(two, "otto");
                scenario.run("ines");
                check(scenario, "crashes after " + one + " and then " + two + " changes");
                pairs++;
            }
        }
        assertThat(pairs).isGreaterThan(100);
    }

    @Test
    void run_afterACrashWhileListsLag_leavesTheSame() {
        crashesThen(LocalCloud.builder().listLag(LAG), Duration.ZERO, "ines");
    }

    @Test
    void run_byAnotherAfterACrashWhileListsLag_leavesTheSame() {
        crashesThen(LocalCloud.builder().listLag(LAG), Duration.ZERO, "otto");
    }

    @Test
    void run_afterACrashWhenTheClientTokenIsForgotten_leavesTheSame() {
        crashesThen(
                LocalCloud.builder().listLag(LAG).clientTokenMemory(Duration.ofMinutes(10)),
                LONGER_THAN_A_TOKEN,
                "otto");
    }

    private static void crashesThen(LocalCloud.Builder cloud, Duration pause, String next) {
        boolean crashed = true;
        for (int changes = 0; crashed; changes++) {
            Scenario scenario = new Scenario(cloud);
            crashed = scenario.crashesAfterChanges(changes, "ines");
            scenario.cloud().clock().advance(pause);
            scenario.run(next);
            check(scenario, "crash after " + changes + " changes");
        }
    }

    private static Scenario scenario() {
        return new Scenario(LocalCloud.builder());
    }

    private static void check(Scenario scenario, String when) {
        scenario.cloud().clock().advance(LAG.multipliedBy(2));
        assertThat(scenario.state()).as(when).isEqualTo(undisturbed);
        assertThat(scenario.cloud().violations()).as(when).isEmpty();
        scenario.cloud().close();
    }
}
