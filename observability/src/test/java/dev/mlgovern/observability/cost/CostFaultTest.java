package dev.mlgovern.observability.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.SimulatedCrash;
import dev.mlgovern.testkit.house.MisledClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every fault in every call of costs, the wrong account, and a crash while tags are activated. */
class CostFaultTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final String DOMAIN = CostDimension.DOMAIN.key();
    private static final List<String> OPERATIONS =
            List.of("ce:GetCostAndUsage", "ce:GetCostForecast", "budgets:DescribeBudgets");
    private static final List<Consumer<FaultSetup>> PASSING = List.of(
            fault -> fault.times(1).throttled(),
            fault -> fault.times(1).unavailable(),
            fault -> fault.times(1).reset(),
            fault -> fault.times(1).lostAnswer(),
            fault -> fault.times(1).resetMidBody(),
            FaultSetup::emptyPages,
            fault -> fault.slowOnClock(Duration.ofSeconds(1)));
    private static final List<Consumer<FaultSetup>> LASTING =
            List.of(FaultSetup::serverError, FaultSetup::malformedBody, FaultSetup::expiredToken, FaultSetup::denied);

    private final CostBank bank = new CostBank();
    private MlPlatform platform;

    @BeforeEach
    void open() {
        for (LocalDate day = LocalDate.of(2026, 10, 1); day.isBefore(CostBank.TODAY); day = day.plusDays(1)) {
            bank.fraud(day).tag(CostBank.PRODUCT, "churn").tag(DOMAIN, "d-1").amount("2");
        }
        bank.cloud.costs().budget("all", "100", Map.of());
        platform = bank.platform();
    }

    @AfterEach
    void close() {
        platform.close();
        bank.close();
    }

    @Test
    void month_withAFaultThatPasses_isAsIfUndisturbed() {
        String undisturbed = costs().month(NOVEMBER).toString();
        for (String operation : OPERATIONS) {
            for (Consumer<FaultSetup> fault : PASSING) {
                fault.accept(bank.cloud.faults().on(operation));
                String month = costs().month(NOVEMBER).toString();
                bank.cloud.faults().clear();
                assertThat(month.lines().limit(4))
                        .as(operation)
                        .containsExactlyElementsOf(undisturbed.lines().limit(4).toList());
            }
        }
    }

    @Test
    void month_withAFaultThatLasts_failsTypedAndSaysWhere() {
        for (String operation : OPERATIONS) {
            for (Consumer<FaultSetup> fault : LASTING) {
                fault.accept(bank.cloud.faults().on(operation));
                assertThatThrownBy(() -> costs().month(NOVEMBER))
                        .as(operation)
                        .isInstanceOfSatisfying(
                                GovernanceException.class,
                                e -> assertThat(e.account()).contains(CostBank.PAYER));
                bank.cloud.faults().clear();
            }
        }
    }

    @Test
    void report_afterAFaultThatLasted_paysForWhatIsMissingOnly() {
        Costs costs = costs();
        bank.cloud.faults().on("ce:GetCostAndUsage").denied();
        assertThatThrownBy(() -> costs.report(q -> q.month(NOVEMBER))).isInstanceOf(AccessDeniedException.class);
        bank.cloud.faults().clear();
        assertThat(costs.report(q -> q.month(NOVEMBER)).total()).isEqualTo(Money.usd("44"));
        assertThat(costs.spentToday()).isEqualTo(Spending.of(2));
    }

    @Test
    void activateTags_whenAwsRefusesSome_saysWhichAndWhy() {
        bank.cloud.faults().on("ce:UpdateCostAllocationTagsStatus").error(400, "ValidationException", "not today");
        assertThatThrownBy(() -> costs().activateTags().run()).rootCause().hasMessageContaining("not today");
    }

    @Test
    void activateTags_afterACrashAtAnyCall_isFinishedByTheNextRun() {
        for (int last = 1; last <= 4; last++) {
            CostBank fresh = new CostBank();
            fresh.fraud(CostBank.TODAY).tag(DOMAIN, "d-1").amount("2");
            try (MlPlatform doomed = fresh.platform()) {
                fresh.cloud.crash().after(last);
                assertThatThrownBy(() ->
                                Observability.on(doomed).costs().activateTags().run())
                        .isInstanceOf(SimulatedCrash.class);
            }
            try (MlPlatform next = fresh.platform()) {
                assertThat(Observability.on(next).costs().activateTags().run())
                        .contains(new CostTag(DOMAIN, CostTag.State.ACTIVE));
            }
            fresh.close();
        }
    }

    @Test
    void activateTags_asARoleOfAnotherAccount_isRefusedAndChangesNothing() {
        try (MlPlatform wrong = bank.setUp()
                .httpClient(new MisledClient(bank.cloud.httpClient(), CostBank.PAYER.value(), CostBank.FRAUD_DEV))
                .build()) {
            bank.cloud.costs().payer(CostBank.FRAUD_DEV);
            assertThatThrownBy(
                            () -> Observability.on(wrong).costs().activateTags().run())
                    .hasRootCauseInstanceOf(WrongAccountException.class);
        }
        assertThat(bank.cloud.calls())
                .noneMatch(call -> call.mutating() && !call.service().equals("sts"));
    }

    private Costs costs() {
        return Observability.on(platform).costs();
    }
}
