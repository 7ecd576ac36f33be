package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault in every call of a promotion: it succeeds, or says with a type what is done and left, and is finished later. */
class PromotionFaultTest {
    private static List<String> operations = List.of();
    private static String undisturbed = "";

    enum Fault {
        THROTTLED(FaultSetup::throttled),
        SERVER_ERROR(FaultSetup::serverError),
        UNAVAILABLE(FaultSetup::unavailable),
        RESET(FaultSetup::reset),
        LOST_ANSWER(FaultSetup::lostAnswer),
        RESET_MID_BODY(FaultSetup::resetMidBody),
        MALFORMED_BODY(FaultSetup::malformedBody),
        EXPIRED_TOKEN(FaultSetup::expiredToken);

        @SuppressWarnings("ImmutableEnumChecker") // a method reference
        private final Consumer<FaultSetup> happens;

        Fault(Consumer<FaultSetup> happens) {
            this.happens = happens;
        }
    }

    @BeforeAll
    static void runUndisturbed() {
        Scenario scenario = new Scenario(LocalCloud.builder());
        scenario.run("ines");
        undisturbed = scenario.state();
        operations = scenario.cloud().calls().stream()
                .filter(call ->
                        call.account().equals("111111111111") || call.account().equals("222222222222"))
                .filter(call -> !call.principal().endsWith("admin"))
                .map(PromotionFaultTest::name)
                .distinct()
                .toList();
    }

    private static String name(RecordedCall call) {
        return call.service() + ":" + call.operation();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void run_withOneFaultInAnyCall_succeedsOrIsFinishedByTheNext(Fault fault) {
        assertThat(operations).hasSizeGreaterThan(18);
        for (String operation : operations) {
            Scenario scenario = new Scenario(LocalCloud.builder());
            fault.happens.accept(scenario.cloud().faults().on(operation).times(1));
            try {
                scenario.run("ines");
            } catch (GovernanceException typed) {
                assertThat(typed).as("%s on %s", fault, operation).isNotInstanceOf(AccessDeniedException.class);
                scenario.cloud().faults().clear();
                scenario.run("otto");
            }
            assertThat(scenario.state()).as("%s on %s", fault, operation).isEqualTo(undisturbed);
        }
    }

    @Test
    void run_deniedInAnyCall_namesPrincipalActionAndPolicyAndIsFinishedLater() {
        for (String operation : operations) {
            Scenario scenario = new Scenario(LocalCloud.builder());
            scenario.cloud().faults().on(operation).denied();

            Throwable thrown = catchThrowable(() -> scenario.run("ines"));

            // what only reads or cleans up may be done without
            if (thrown != null) {
                assertThat(thrown).as(operation).isInstanceOf(GovernanceException.class);
                Throwable below = thrown instanceof IncompleteException ? thrown.getCause() : thrown;
                assertThat(below).as(operation).isInstanceOfSatisfying(AccessDeniedException.class, denied -> {
                    assertThat(denied.principal()).isPresent();
                    assertThat(denied.policy()).isPresent();
                    assertThat(denied.operation()).contains(":");
                });
            }
            scenario.cloud().faults().clear();
            scenario.run("otto");
            assertThat(scenario.state()).as(operation).isEqualTo(undisturbed);
        }
    }

    @Test
    void run_whileAServiceIsDown_saysWhatIsDoneAndLeft() {
        Scenario scenario = new Scenario(LocalCloud.builder());
        scenario.cloud().faults().on("sagemaker:CreateModelPackage").unavailable();

        assertThatThrownBy(() -> scenario.run("ines")).isInstanceOfSatisfying(IncompleteException.class, stopped -> {
            assertThat(stopped.done()).hasSize(4).contains("group fraud-churn");
            assertThat(stopped.left()).containsExactly("version in fraud-churn", "lineage");
            assertThat(stopped.retryable()).isTrue();
            assertThat(stopped).hasCauseInstanceOf(UnavailableException.class);
            assertThat(stopped).hasMessageContaining("run it again");
        });
    }

    @Test
    void run_whileListsComeInEmptyPages_findsTheCopy() {
        Scenario scenario = new Scenario(LocalCloud.builder());
        scenario.run("ines");
        scenario.cloud().faults().on("*").emptyPages();
        scenario.cloud().clearCalls();

        scenario.run("otto");

        assertThat(scenario.bank().changes()).isEmpty();
    }
}
