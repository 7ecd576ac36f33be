package dev.mlgovern.observability.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.observability.Observability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people who decide are given: the month, its page, and the tags that all of it stands on. */
class MonthTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final CostBank bank = new CostBank();
    private MlPlatform platform;
    private Costs costs;

    @BeforeEach
    void open() {
        for (LocalDate day = LocalDate.of(2026, 6, 1); !day.isAfter(CostBank.TODAY); day = day.plusDays(1)) {
            day(day);
        }
        bank.cloud
                .costs()
                .budget("Fraud", "2000", Map.of(CostBank.OWNER, "lee"))
                .budget("Lending", "1500", Map.of(CostBank.OWNER, "kim"));
        platform = bank.platform();
        costs = Observability.on(platform).costs();
    }

    private void day(LocalDate day) {
        int month = day.getMonthValue();
        String host = "Amazon SageMaker";
        bank.fraud(day)
                .tag(CostBank.PRODUCT, "card-fraud")
                .usage(host, "EUW1-Host:ml.m5.xlarge", "48", "Hrs")
                .amount(String.valueOf(30 + 4 * month + day.getDayOfMonth() % 5));
        bank.loans(day)
                .tag(CostBank.PRODUCT, "loan-rates")
                .usage(host, "EUW1-Host:ml.m5.large", "24", "Hrs")
                .amount("22.5");
        if (day.getDayOfWeek().getValue() < 6) {
            bank.fraud(day)
                    .tag(CostBank.STAGE, "dev")
                    .tag(CostBank.USER, "arn:aws:sagemaker:eu-west-1:222222222222:user-profile/d-1/ines")
                    .usage(host, "EUW1-Train:ml.g5.xlarge", "3.5", "Hrs")
                    .amount("14.75");
            bank.cloud
                    .costs()
                    .on(CostBank.FRAUD_DEV, day)
                    .usage("AmazonCloudWatch", "EUW1-Logs", "1", "GB")
                    .amount("3.1");
        }
    }

    @AfterEach
    void close() {
        platform.close();
        bank.close();
    }

    @Test
    void month_underWay_hasForecastBudgetsAndUsageForACentEach() {
        MonthlyCosts month = costs.month(NOVEMBER);
        assertThat(bank.operations())
                .containsExactly(
                        "ce:GetCostAndUsage",
                        "ce:GetCostAndUsage",
                        "ce:GetCostAndUsage",
                        "ce:GetCostAndUsage",
                        "ce:GetCostForecast",
                        "budgets:ViewBudget");
        assertThat(month.spent()).isEqualTo(Spending.of(5));
        assertThat(costs.spentToday()).isEqualTo(month.spent());
        assertThat(month.total())
                .isEqualTo(month.teams().total())
                .isEqualTo(month.byStage().total());
        assertThat(month.before()).isGreaterThan(month.total());
        Forecast forecast = month.forecast().orElseThrow();
        assertThat(forecast.expected()).isBetween(month.total(), Money.usd("4000"));
        assertThat(forecast.least()).isLessThan(forecast.expected());
        assertThat(month.budgets())
                .extracting(BudgetState::name, BudgetState::exceeded)
                .containsExactly(tuple("Fraud", true), tuple("Lending", false));
        assertThat(month.instances())
                .extracting(
                        InstanceUsage::purpose,
                        InstanceUsage::instanceType,
                        usage -> usage.hours().stripTrailingZeros().toPlainString())
                .containsExactly(
                        tuple("Host", "ml.m5.xlarge", "1104"),
                        tuple("Host", "ml.m5.large", "552"),
                        tuple("Train", "ml.g5.xlarge", "56"));
        assertThat(month.toString()).contains("expected by its end", "budget Fraud", "asked with 5 requests");
    }

    @Test
    void page_ofAMonth_isOneFileThatNeedsNothingElse() throws IOException {
        String page = costs.month(NOVEMBER).page();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "What the accounts of the platform cost in November 2026",
                        "card-fraud",
                        "not tagged",
                        "One budget will not hold")
                .contains("<svg", "currentColor")
                .doesNotContain("<script", "src=", "@import", "rgb(1,2,3)");
        assertThat(page.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", ""))
                .doesNotContain("http:", "https:");
        Path shown = Files.createDirectories(Path.of("target/pages")).resolve("costs-2026-11.html");
        Files.writeString(shown, page);
        assertThat(shown).isNotEmptyFile();
    }

    @Test
    void page_ofAMonthThatIsOver_saysSo() {
        MonthlyCosts month = costs.month(OCTOBER);
        assertThat(month.forecast()).isEmpty();
        assertThat(month.budgets()).isEmpty();
        assertThat(month.page())
                .contains("October cost ", "All costs are final", "The greatest change is lee, card-fraud");
        assertThat(costs.month(OCTOBER).spent()).isEqualTo(Spending.NONE);
    }

    @Test
    void page_onTheLastDayOfTheMonth_isOfAMonthUnderWay() {
        bank.cloud.clock().advance(Duration.ofDays(7));
        MonthlyCosts month = costs.month(NOVEMBER);
        assertThat(month.over()).isFalse();
        assertThat(month.forecast()).isPresent();
        assertThat(month.page())
                .contains("November has cost ", " up to 30 November.", "November so far")
                .doesNotContain("The greatest change is");
        bank.cloud.clock().advance(Duration.ofDays(1));
        assertThat(costs.month(NOVEMBER).over()).isTrue();
    }

    @Test
    void page_ofTheWholeOrganization_saysSo() {
        Costs all = Observability.on(platform).costs(s -> s.wholeOrganization(true));
        assertThat(all.month(OCTOBER).page()).contains("What the accounts of the organization cost in October 2026");
    }

    @Test
    void page_withHostileTags_showsThemAsText() {
        bank.fraud(CostBank.TODAY)
                .tag(CostBank.PRODUCT, "<script>alert(1)</script>")
                .amount("500");
        bank.cloud
                .costs()
                .on(CostBank.FRAUD_DEV, CostBank.TODAY)
                .tag(CostBank.OWNER, "<img src=x onerror=alert(1)>")
                .amount("900");
        assertThat(costs.month(NOVEMBER).page())
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;");
    }

    @Test
    void month_beyondTheLimit_asksNothing() {
        Costs poor = Observability.on(platform).costs(s -> s.dailyLimit(Money.usd("0.04")));
        assertThatThrownBy(() -> poor.month(NOVEMBER))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("5 requests, 0.05 USD");
        assertThat(bank.cloud.calls()).isEmpty();
    }

    @Test
    void month_withoutEnoughToGoBy_hasNoForecast() {
        bank.cloud
                .faults()
                .on("ce:GetCostForecast")
                .error(400, "DataUnavailableException", "Insufficient amount of historical data to generate forecast");
        MonthlyCosts month = costs.month(NOVEMBER);
        assertThat(month.forecast()).isEmpty();
        assertThat(month.spent()).isEqualTo(Spending.of(5)).isEqualTo(costs.spentToday());
    }

    @Test
    void activateTags_whereSomeAreInactive_activatesThoseThatAwsHasSeen() {
        String domain = "sagemaker:domain-arn";
        bank.fraud(CostBank.TODAY).tag(domain, "d-1").amount("1");
        assertThat(costs.tags())
                .contains(new CostTag(domain, CostTag.State.INACTIVE))
                .contains(new CostTag("anybank:workload:environment", CostTag.State.UNSEEN))
                .contains(new CostTag(CostBank.OWNER, CostTag.State.ACTIVE));
        Plan<List<CostTag>> plan = costs.activateTags();
        assertThat(plan.toString()).contains("activate the tags", "so left: anybank:workload:environment");
        assertThat(plan.nothingToDo()).isFalse();
        assertThat(plan.run()).contains(new CostTag(domain, CostTag.State.ACTIVE));
        bank.cloud.clearCalls();
        assertThat(costs.activateTags().nothingToDo()).isTrue();
        assertThat(bank.operations()).containsOnly("ce:ListCostAllocationTags");
        bank.fraud(CostBank.TODAY.plusDays(1)).tag(domain, "d-1").amount("7");
        bank.cloud.clock().advance(Duration.ofDays(1));
        assertThat(costs.report(q -> q.month(NOVEMBER).addBy(CostDimension.DOMAIN))
                        .by(CostDimension.DOMAIN))
                .containsEntry("d-1", Money.usd("7"));
    }
}
