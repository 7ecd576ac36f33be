package dev.mlgovern.observability.tag;

import static dev.mlgovern.observability.tag.Estate.DEV;
import static dev.mlgovern.observability.tag.Estate.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.SimulatedCrash;
import dev.mlgovern.testkit.house.MisledClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fault in every call of a report and its repair, and a crash after each of them. */
@LocalCloudTest
class TagFaultTest {
    private static final List<String> OPERATIONS = List.of(
            "tagging:GetResources", "tagging:TagResources", "sagemaker:Search", "sagemaker:ListEndpointConfigs");
    private static final List<Consumer<FaultSetup>> PASSING = List.of(
            fault -> fault.times(1).throttled(),
            fault -> fault.times(1).reset(),
            fault -> fault.times(1).lostAnswer(),
            fault -> fault.times(1).resetMidBody(),
            fault -> fault.times(1).slow(Duration.ofMillis(50)));
    private static final List<Consumer<FaultSetup>> LASTING =
            List.of(FaultSetup::serverError, FaultSetup::malformedBody, FaultSetup::expiredToken, FaultSetup::denied);

    private LocalCloud cloud;
    private Estate estate;
    private MlPlatform platform;
    private int made;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        estate = new Estate(cloud);
        platform = estate.platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void repair_withAFaultThatPasses_endsAsIfUndisturbed() {
        for (String operation : OPERATIONS) {
            for (Consumer<FaultSetup> fault : PASSING) {
                lacking();
                fault.accept(cloud.faults().on(operation));
                assertThat(repaired(platform).failed()).as(operation).isEmpty();
                cloud.faults().clear();
                assertThat(gaps()).as(operation).isZero();
            }
        }
    }

    @Test
    void repair_withAFaultThatLasts_tellsTheAccountAndIsFinishedByTheNextRun() {
        for (String operation : OPERATIONS) {
            for (Consumer<FaultSetup> fault : LASTING) {
                lacking();
                fault.accept(cloud.faults().on(operation).account(DEV.value()));
                CoverageReport report = tags(platform).report();
                boolean reads = report.failures().isEmpty();
                assertThat(reads).as(operation).isEqualTo(operation.equals("tagging:TagResources"));
                if (reads) {
                    assertThatThrownBy(() -> tags(platform).repair(report).run())
                            .isInstanceOfSatisfying(
                                    GovernanceException.class,
                                    failed -> assertThat(failed.account()).contains(DEV));
                } else {
                    assertThat(report.failures()).containsOnlyKeys(place());
                }
                cloud.faults().clear();
                repaired(platform);
                assertThat(gaps()).as(operation).isZero();
            }
        }
    }

    @Test
    void report_withEmptyPages_findsWhatIsOnTheNext() {
        lacking();
        cloud.faults().on("tagging:GetResources").emptyPages();
        cloud.faults().on("sagemaker:*").emptyPages();
        assertThat(gaps()).isEqualTo(2);
    }

    @Test
    void repair_afterACrashAtAnyCall_isFinishedByTheNextRun() {
        lacking();
        cloud.clearCalls();
        repaired(platform);
        int calls = cloud.calls().size();
        for (int last = 1; last <= calls; last++) {
            lacking();
            crash(last);
            repaired(platform);
            assertThat(gaps()).isZero();
        }
    }

    @Test
    void repair_withoutThePermissionOfTheService_isToldForEachResource() {
        lacking();
        cloud.account(DEV.value()).role("mlgovern").policies("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["tag:*","sagemaker:Search",
                "sagemaker:List*"],"Resource":"*"}}""");
        TagRepairs repairs = repaired(platform);
        assertThat(repairs.failed()).hasSize(1).containsValue("AccessDeniedException");
        assertThat(repairs.repaired()).hasSize(1);
    }

    @Test
    void repair_asARoleOfAnotherAccount_isRefusedAndChangesNothing() {
        lacking();
        CoverageReport report = tags(platform).report();
        cloud.clearCalls();
        try (MlPlatform wrong = estate.setUp()
                .httpClient(new MisledClient(cloud.httpClient(), DEV.value(), PROD.value()))
                .build()) {
            assertThatThrownBy(() -> tags(wrong).repair(report).run())
                    .hasRootCauseInstanceOf(WrongAccountException.class);
        }
        assertThat(cloud.calls())
                .filteredOn(RecordedCall::mutating)
                .noneMatch(call ->
                        call.service().equals("tagging") && call.account().equals(DEV.value()));
    }

    private void lacking() {
        estate.group(DEV, "dev-" + made);
        estate.group(PROD, "prod-" + made++);
    }

    private void crash(int last) {
        try (MlPlatform doomed = estate.platform()) {
            cloud.crash().after(last);
            assertThatThrownBy(() -> repaired(doomed)).isInstanceOf(SimulatedCrash.class);
        }
    }

    private static TagRepairs repaired(MlPlatform platform) {
        TagCoverage tags = tags(platform);
        return tags.repair(tags.report(q -> q.addAccount(DEV).addAccount(PROD))).run();
    }

    private int gaps() {
        return tags(platform).report().gaps().size();
    }

    private static TagCoverage tags(MlPlatform platform) {
        return Observability.on(platform).tags();
    }

    private Place place() {
        return new Place(DEV, platform.topology().regions().get(0));
    }
}
