package dev.mlgovern.observability.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.observability.Observability;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What asking costs: estimates, the limit, what is kept, and how many requests there are. */
class SpendingTest {
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private final CostBank bank = new CostBank(4);
    private MlPlatform platform;

    @BeforeEach
    void open() {
        for (YearMonth month = AUGUST; !month.isAfter(NOVEMBER); month = month.plusMonths(1)) {
            for (int i = 1; i <= 3; i++) {
                LocalDate day = month.atDay(i * 5);
                bank.fraud(day).tag(CostBank.PRODUCT, "churn-" + i).amount("1." + i);
                bank.loans(day)
                        .tag(CostBank.PRODUCT, "rates")
                        .tag(CostBank.USER, "ines")
                        .amount("2." + i);
            }
        }
        platform = bank.platform();
    }

    @AfterEach
    void close() {
        platform.close();
        bank.close();
    }

    private static void byProduct(CostQuery.Builder query) {
        query.months(AUGUST, NOVEMBER).addBy(CostDimension.PRODUCT);
    }

    private static void byFour(CostQuery.Builder query) {
        query.months(AUGUST, NOVEMBER)
                .addBy(CostDimension.OWNER, CostDimension.USER, CostDimension.STAGE, CostDimension.PRODUCT);
    }

    private Costs costs(String limit) {
        return Observability.on(platform).costs(s -> s.dailyLimit(Money.usd(limit)));
    }

    @Test
    void report_ofSeveralPages_paysForEachAndKnowsTheNextTime() {
        Costs costs = costs("1");
        assertThat(costs.estimate(SpendingTest::byProduct)).hasToString("1 request, 0.01 USD: one page");
        CostReport report = costs.report(SpendingTest::byProduct);
        assertThat(bank.requests()).isEqualTo(4);
        assertThat(report.spent()).isEqualTo(Spending.of(4));
        assertThat(report.lines()).hasSize(16);
        assertThat(report.total().amount()).isEqualByComparingTo("40.8");
        assertThat(costs.report(SpendingTest::byProduct).spent()).isEqualTo(Spending.NONE);
        assertThat(costs.estimate(SpendingTest::byProduct)).hasToString("0 requests, 0.00 USD: known already");
        assertThat(bank.requests()).isEqualTo(4);
        assertThat(costs.spentToday()).isEqualTo(Spending.of(4));
    }

    @Test
    void report_onceItIsOld_asksForThisMonthOnly() {
        Costs costs = costs("1");
        CostReport first = costs.report(SpendingTest::byProduct);
        bank.cloud.clock().advance(Duration.ofHours(7));
        bank.fraud(CostBank.TODAY).tag(CostBank.PRODUCT, "churn-1").amount("5");
        bank.fraud(AUGUST.atDay(1)).tag(CostBank.PRODUCT, "churn-1").amount("500");
        CostReport second = costs.report(SpendingTest::byProduct);
        assertThat(second.spent()).isEqualTo(Spending.of(1));
        assertThat(second.total().minus(first.total()).amount()).isEqualByComparingTo("5");
        bank.cloud.clock().advance(Duration.ofDays(9));
        assertThat(costs.report(q -> q.months(AUGUST, NOVEMBER).addBy(CostDimension.PRODUCT))
                        .spent())
                .isEqualTo(Spending.of(1));
        assertThat(costs.report(SpendingTest::byProduct).estimatedFrom()).isEqualTo("2026-12-01");
        bank.cloud.clock().advance(Duration.ofDays(9));
        assertThat(costs.report(SpendingTest::byProduct).spent()).isEqualTo(Spending.NONE);
    }

    @Test
    void report_beyondTheLimit_asksNothing() {
        Costs none = costs("0");
        assertThatThrownBy(() -> none.report(SpendingTest::byProduct))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("would take 1 request, 0.01 USD")
                .hasMessageContaining("nothing was asked")
                .hasMessageContaining("0.00 USD of 0.00 USD");
        assertThatThrownBy(() -> costs("0.10").report(SpendingTest::byFour))
                .hasMessageContaining("for the values of [owner, stage]")
                .hasMessageContaining("nothing was asked");
        assertThat(bank.cloud.calls()).isEmpty();
    }

    @Test
    void settings_thatBreakRules_areRefusedWithEveryProblem() {
        assertThatThrownBy(() -> Observability.on(platform)
                        .costs(s -> s.maxAge(Duration.ofHours(-1)).dailyLimit(new Money(BigDecimal.TEN, "EUR"))))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "maxAge must not be below 0, was PT-1H",
                                        "dailyLimit must be in USD, as Cost Explorer's price is, was 10.00 EUR"));
        assertThatThrownBy(() -> costs("-1")).hasMessageContaining("dailyLimit must not be below 0, was -1.00 USD");
    }

    @Test
    void report_thatTurnsOutLonger_isStoppedBetweenPagesAndToldWhatItSpent() {
        Costs costs = costs("0.03");
        assertThatThrownBy(() -> costs.report(SpendingTest::byProduct))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("stopped before its next page, after 3 requests, 0.03 USD")
                .hasMessageContaining("0.03 USD of 0.03 USD are spent");
        assertThat(bank.requests()).isEqualTo(3);
        bank.cloud.clock().advance(Duration.ofDays(1));
        assertThat(costs.spentToday()).isEqualTo(Spending.NONE);
        assertThat(costs.report(q -> q.month(NOVEMBER).addBy(CostDimension.OWNER))
                        .spent())
                .isEqualTo(Spending.of(1));
    }

    @Test
    void report_byFourDimensions_hasOneRequestForEachValueOfTwoAndTheSameSum() {
        Costs costs = costs("1");
        CostEstimate before = costs.estimate(SpendingTest::byFour);
        assertThat(before.requests()).isGreaterThan(bank.cloud.calls().size());
        CostReport report = costs.report(SpendingTest::byFour);
        // owner and stage: lee and kim, prod: three pages of eight rows; then two slices of twelve and four rows
        assertThat(report.spent()).isEqualTo(Spending.of(2 + 3 + 1));
        assertThat(bank.requests()).isEqualTo(6);
        assertThat(report.total().amount()).isEqualByComparingTo("40.8");
        Map<List<String>, Money> all = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        report.lines().forEach(line -> all.merge(line.values(), line.cost(), Money::plus));
        assertThat(all)
                .hasToString("{[kim, ines, prod, rates]=26.40 USD, [lee, , prod, churn-1]=4.40 USD, "
                        + "[lee, , prod, churn-2]=4.80 USD, [lee, , prod, churn-3]=5.20 USD}");
        assertThat(costs.estimate(SpendingTest::byFour).requests()).isZero();
    }

    @Test
    void report_byManyAtOnce_isPaidForOnce() throws Exception {
        Costs costs = costs("1");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<CostReport> ask = () -> costs.report(SpendingTest::byProduct);
            threads.invokeAll(List.of(ask, ask, ask, ask))
                    .forEach(each -> assertThat(each)
                            .succeedsWithin(Duration.ofSeconds(20))
                            .satisfies(report -> assertThat(report.lines()).hasSize(16)));
        } finally {
            threads.shutdownNow();
        }
        assertThat(bank.requests()).isEqualTo(4);
        assertThat(costs.spentToday()).isEqualTo(Spending.of(4));
    }
}
