package dev.mlgovern.registry.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.registry.deployment.Scenario.Prepared;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.RecordedCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault in every call of a deployment. */
class DeploymentFaultTest {
    private static final List<Fault> PASSING = List.of(
            new Fault("throttled", fault -> fault.times(1).throttled()),
            new Fault("server error", fault -> fault.times(1).serverError()),
            new Fault("unavailable", fault -> fault.times(1).unavailable()),
            new Fault("reset", fault -> fault.times(1).reset()),
            new Fault("lost answer", fault -> fault.times(1).lostAnswer()),
            new Fault("cut off", fault -> fault.times(1).resetMidBody()),
            new Fault("slow", fault -> fault.times(1).slowOnClock(Duration.ofSeconds(5))));
    private static final List<Fault> LASTING = List.of(
            new Fault("server error", FaultSetup::serverError),
            new Fault("malformed", FaultSetup::malformedBody),
            new Fault("expired", FaultSetup::expiredToken));

    private static final Prepared UNDISTURBED = Scenario.UPDATE.prepare();
    private static final String OUTCOME = UNDISTURBED.run();
    private static final List<String> OPERATIONS = called(UNDISTURBED);
    private static final Map<String, List<String>> STATE = UNDISTURBED.state();

    /** What goes wrong, by a name. */
    private record Fault(String name, Consumer<FaultSetup> how) {
        void on(Prepared prepared, String operation) {
            how.accept(prepared.cloud().faults().on(operation));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> passing() {
        return rows(PASSING);
    }

    static Stream<Arguments> lasting() {
        return rows(LASTING);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("passing")
    void run_withAFaultThatPasses_endsAsIfUndisturbed(String operation, Fault fault) {
        Prepared disturbed = Scenario.UPDATE.prepare();
        fault.on(disturbed, operation);

        assertThat(disturbed.run()).isEqualTo(OUTCOME);
        assertThat(disturbed.state()).isEqualTo(STATE);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("lasting")
    void run_withAFaultThatLasts_failsTypedAndIsFinishedByTheNextRun(String operation, Fault fault) {
        Prepared disturbed = Scenario.UPDATE.prepare();
        fault.on(disturbed, operation);

        try {
            disturbed.run();
        } catch (GovernanceException e) {
            assertThat(e.account()).isPresent();
        }
        disturbed.cloud().faults().clear();

        assertThat(disturbed.run()).isEqualTo(OUTCOME);
        assertThat(disturbed.state()).isEqualTo(STATE);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void run_whenACallIsDenied_namesWhoWhatAndWhichPolicy(String operation) {
        Prepared disturbed = Scenario.UPDATE.prepare();
        disturbed.cloud().faults().on(operation).denied();

        assertThatThrownBy(disturbed::run)
                .isInstanceOf(GovernanceException.class)
                .satisfies(thrown -> {
                    Throwable denied = thrown instanceof AccessDeniedException ? thrown : thrown.getCause();
                    assertThat(denied).isInstanceOfSatisfying(AccessDeniedException.class, e -> {
                        assertThat(e.principal()).isPresent();
                        assertThat(e.policy()).isPresent();
                        assertThat(e.operation()).isEqualTo(operation.replace("runtime.sagemaker", "sagemaker"));
                    });
                });
        disturbed.cloud().faults().clear();
        assertThat(disturbed.run()).contains("endpoint/fraud-churn");
    }

    static List<String> operations() {
        return OPERATIONS;
    }

    private static List<String> called(Prepared prepared) {
        return prepared.cloud().calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(DeploymentFaultTest::named)
                .distinct()
                .toList();
    }

    private static String named(RecordedCall call) {
        return call.service() + ":" + call.operation();
    }

    private static Stream<Arguments> rows(List<Fault> faults) {
        return operations().stream().flatMap(operation -> faults.stream().map(fault -> Arguments.of(operation, fault)));
    }
}
