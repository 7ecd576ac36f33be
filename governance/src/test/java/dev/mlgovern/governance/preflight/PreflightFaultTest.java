package dev.mlgovern.governance.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.display.Display;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.SimulatedCrash;
import dev.mlgovern.testkit.house.MisledClient;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fault in every call of a look, a crash around every call of a repair, and what both cost in calls. */
@LocalCloudTest
class PreflightFaultTest {
    private static final List<Consumer<FaultSetup>> PASSING = List.of(
            fault -> fault.times(1).throttled(),
            fault -> fault.times(1).reset(),
            fault -> fault.times(1).lostAnswer(),
            fault -> fault.times(1).resetMidBody());
    private static final List<Consumer<FaultSetup>> LASTING =
            List.of(FaultSetup::serverError, FaultSetup::malformedBody, FaultSetup::expiredToken, FaultSetup::denied);

    private static final String LISTING = "sagemaker:ListModelPackageGroups";

    private LocalCloud cloud;
    private Bank bank;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        bank = new Bank(cloud);
    }

    @Test
    void check_withAFault_isALineOfTheResult_orNothingIfItPasses() {
        bank.repair();
        cloud.clearCalls();
        bank.check();
        List<String> operations = cloud.calls().stream()
                .map(call -> call.service() + ":" + call.operation())
                .filter(each -> !each.startsWith("sts:"))
                .distinct()
                .toList();
        assertThat(operations).hasSize(6).contains(LISTING);
        List<String> policies =
                operations.stream().filter(each -> !each.equals(LISTING)).toList();
        for (Consumer<FaultSetup> fault : PASSING) {
            assertThat(checked(operations, fault).ready()).isTrue();
        }
        for (Consumer<FaultSetup> fault : LASTING) {
            assertUnknown(checked(policies, fault), bank.policies().size());
            assertUnknown(checked(List.of(LISTING), fault), 1);
        }
        // what fails alone takes no other with it: one group and one bus, two of everything else
        for (String each : policies) {
            boolean single = each.startsWith("sagemaker:") || each.startsWith("events:");
            assertUnknown(checked(List.of(each), FaultSetup::denied), single ? 1 : 2);
        }
    }

    private PreflightReport checked(List<String> failing, Consumer<FaultSetup> fault) {
        failing.forEach(each -> fault.accept(cloud.faults().on(each)));
        try {
            return bank.check();
        } finally {
            cloud.faults().clear();
        }
    }

    private static void assertUnknown(PreflightReport report, int pieces) {
        assertThat(report.missing()).isEmpty();
        assertThat(report.unknown()).hasSize(pieces).allSatisfy(each -> {
            assertThat(each.what()).contains("may not be looked at");
            assertThat(each.toAdd()).isEmpty();
        });
        assertThat(report.toString()).doesNotContain("add to the policy");
    }

    @Test
    void check_withEmptyPages_findsTheGroupAllTheSame() {
        cloud.faults().on("sagemaker:ListModelPackageGroups").emptyPages();
        assertThat(bank.check().missing()).hasSize(8);
    }

    @Test
    void repair_thatCrashesAnywhere_isFinishedByTheNext() {
        // what a repository begins without is there after its piece was taken away
        bank.remove("REPOSITORY_POLICY 222222222222 arn:aws:ecr:eu-west-1:222222222222:repository/scorer");
        bank.remove("REPOSITORY_POLICY 111111111111 arn:aws:ecr:eu-west-1:111111111111:repository/shared");
        bank.repair();
        Map<String, String> undisturbed = bank.policies();
        int point = 0;
        try (MlPlatform next = bank.platform()) {
            for (; crashes(point); point += 5) {
                assertThat(planned(next).run()).isTrue();
                assertThat(bank.policies()).as("point " + point).isEqualTo(undisturbed);
            }
        }
        // before and after the reading and the writing of each policy
        assertThat(point).isGreaterThanOrEqualTo(2 * 2 * bank.policies().size());
    }

    /** Whoever crashes before there is a plan has only read. */
    private boolean crashes(int point) {
        bank.removals().values().forEach(Runnable::run);
        try (MlPlatform dying = bank.platform()) {
            Plan<Boolean> plan = planned(dying);
            if (point % 2 == 0) {
                cloud.crash().before(point / 2 + 1);
            } else {
                cloud.crash().after(point / 2 + 1);
            }
            plan.run();
            return false;
        } catch (SimulatedCrash crashed) {
            return true;
        } finally {
            cloud.crash().off();
        }
    }

    private static Plan<Boolean> planned(MlPlatform platform) {
        Preflight preflight = Preflight.on(platform);
        return preflight.repair(preflight.check(r -> r.eventBus(Bank.BUS)));
    }

    @Test
    void repair_thatIsDenied_saysWhatIsLeft() {
        cloud.faults().on("kms:PutKeyPolicy").denied();
        assertThatThrownBy(bank::repair)
                .isInstanceOfSatisfying(
                        IncompleteException.class,
                        e -> assertThat(e)
                                .hasMessageContaining("kms:PutKeyPolicy")
                                .hasMessageContaining("run it again"));
        cloud.faults().clear();
        bank.repair();
        assertThat(bank.check().ready()).isTrue();
    }

    @Test
    void check_ofARoleOfAnotherAccount_isALineOfTheResult() {
        bank.repair();
        cloud.clearCalls();
        try (MlPlatform platform = bank.platform(new MisledClient(
                cloud.httpClient(), "arn%3Aaws%3Aiam%3A%3A222222222222", "arn%3Aaws%3Aiam%3A%3A444444444444"))) {
            PreflightReport report = Preflight.on(platform).check();
            assertThat(report.missing()).singleElement().satisfies(finding -> {
                assertThat(finding.piece()).isEqualTo(Piece.ROLE);
                assertThat(finding.what()).contains("belong to account 444444444444");
            });
        }
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void calls_areThoseOfTheTable() {
        bank.check();
        assertThat(counted()).isEqualTo(9);
        cloud.clearCalls();
        bank.repair();
        assertThat(counted()).isEqualTo(9 + 8 + 8 + 8 + 8 + 8);
        assertThat(bank.changes()).hasSize(8);
    }

    private long counted() {
        return cloud.calls().stream()
                .map(RecordedCall::service)
                .filter(service -> !service.equals("sts"))
                .count();
    }

    @Test
    void html_hasEachPiece_withItsStatement() {
        String html = Display.html(bank.check()).orElseThrow();
        assertThat(html).contains("8 missing", "BUCKET_POLICY", "s3:GetObject", "Mlgovernfraud");
    }
}
