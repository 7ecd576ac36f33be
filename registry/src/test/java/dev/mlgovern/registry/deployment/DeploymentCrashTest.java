package dev.mlgovern.registry.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.deployment.Scenario.Prepared;
import dev.mlgovern.testkit.SimulatedCrash;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Crashes before and after each call of a deployment and runs it again in a new process; or runs two at a time. */
class DeploymentCrashTest {
    @ParameterizedTest
    @EnumSource
    void run_afterACrashBeforeAnyCall_endsAsIfUndisturbed(Scenario scenario) {
        assertThat(crashes(
                        scenario, (prepared, call) -> prepared.cloud().crash().before(call)))
                .isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource
    void run_afterACrashAfterAnyCall_endsAsIfUndisturbed(Scenario scenario) {
        assertThat(crashes(
                        scenario, (prepared, call) -> prepared.cloud().crash().after(call)))
                .isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            names = {"FIRST", "UPDATE"})
    void run_twiceAtTheSameTime_endsAsIfRunOnce(Scenario scenario) {
        Prepared alone = scenario.prepare();
        String outcome = alone.run();
        Prepared shared = scenario.prepare();

        CompletableFuture<String> twin = CompletableFuture.supplyAsync(shared::run);

        assertThat(shared.run()).isEqualTo(outcome);
        assertThat(twin.join()).isEqualTo(outcome);
        assertThat(shared.state()).isEqualTo(alone.state());
    }

    /** How many calls it crashed at. */
    private static int crashes(Scenario scenario, BiConsumer<Prepared, Integer> crash) {
        Prepared undisturbed = scenario.prepare();
        String outcome = undisturbed.run();
        Map<String, List<String>> state = undisturbed.state();
        for (int call = 1; ; call++) {
            Prepared disturbed = scenario.prepare();
            crash.accept(disturbed, call);
            if (!crashed(disturbed)) {
                return call - 1;
            }
            String again = disturbed.run();
            assertThat(again).as("outcome after a crash at call %d", call).isEqualTo(outcome);
            assertThat(disturbed.state())
                    .as("state after a crash at call %d", call)
                    .isEqualTo(state);
            assertThat(disturbed.cloud().violations()).isEmpty();
        }
    }

    private static boolean crashed(Prepared prepared) {
        try {
            prepared.run();
            return false;
        } catch (SimulatedCrash e) {
            return true;
        } finally {
            prepared.cloud().crash().off();
        }
    }
}
