package dev.mlgovern.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.SimulatedCrash;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Registering and approving, with a fault or a crash in any of their calls: the next try leaves one approved version. */
class RegisterFaultTest {
    private static final Map<String, Consumer<FaultSetup>> FAULTS = Map.of(
            "throttled", FaultSetup::throttled,
            "server error", FaultSetup::serverError,
            "reset", FaultSetup::reset,
            "lost answer", FaultSetup::lostAnswer,
            "reset in mid-body", FaultSetup::resetMidBody,
            "malformed body", FaultSetup::malformedBody,
            "expired token", FaultSetup::expiredToken,
            "denied", FaultSetup::denied);

    private static ModelVersion registerAndApprove(Bank bank) {
        try (MlPlatform platform = bank.platform("dora")) {
            ModelRegistry registry = ModelRegistry.on(platform);
            ModelVersion version = registry.register(bank.registration().build());
            return registry.approve(version, a -> a.by("lea").because("good"));
        }
    }

    private static List<String> operations() {
        Bank bank = new Bank(LocalCloud.start());
        bank.cloud().clearCalls();
        registerAndApprove(bank);
        return bank.cloud().calls().stream()
                .filter(call -> call.account().equals(Bank.DEV.value()))
                .map(RegisterFaultTest::name)
                .distinct()
                .toList();
    }

    private static String name(RecordedCall call) {
        return call.service() + ":" + call.operation();
    }

    private static void finished(Bank bank, String after) {
        ModelVersion version = registerAndApprove(bank);
        assertThat(version.number()).as(after).isEqualTo(1);
        assertThat(version.approval()).as(after).isEqualTo(Approval.APPROVED);
        assertThat(bank.sageMaker(Bank.DEV).listActions(l -> {}).actionSummaries().stream()
                        .filter(action -> !action.actionType().equals("Approval")))
                .as(after)
                .hasSize(1);
        assertThat(bank.cloud().violations()).as(after).isEmpty();
    }

    @Test
    void register_withAFaultInAnyCall_succeedsOrIsFinishedByTheNext() {
        List<String> operations = operations();
        assertThat(operations).hasSizeGreaterThan(10);
        for (String operation : operations) {
            FAULTS.forEach((name, fault) -> {
                if (operation.equals("s3:HeadObject") && name.equals("malformed body")) {
                    return; // an answer to HEAD has no body
                }
                Bank bank = new Bank(LocalCloud.start());
                fault.accept(bank.cloud().faults().on(operation).times(1));
                try {
                    registerAndApprove(bank);
                } catch (GovernanceException typed) {
                    Throwable below = typed instanceof IncompleteException ? typed.getCause() : typed;
                    assertThat(below instanceof AccessDeniedException)
                            .as("%s on %s: %s", name, operation, typed)
                            .isEqualTo(name.equals("denied"));
                }
                bank.cloud().faults().clear();
                finished(bank, name + " on " + operation);
            });
        }
    }

    @Test
    void register_afterACrashBeforeOrAfterAnyCall_leavesOneVersion() {
        boolean crashed = true;
        int point = 0;
        for (; crashed; point++) {
            Bank bank = new Bank(LocalCloud.start());
            if (point % 2 == 0) {
                bank.cloud().crash().before(point / 2 + 1);
            } else {
                bank.cloud().crash().after(point / 2 + 1);
            }
            crashed = crashes(bank);
            finished(bank, "crash at half call " + point);
        }
        assertThat(point).isGreaterThan(30);
    }

    private static boolean crashes(Bank bank) {
        try {
            registerAndApprove(bank);
            return false;
        } catch (SimulatedCrash crash) {
            return true;
        } finally {
            bank.cloud().crash().off();
        }
    }
}
