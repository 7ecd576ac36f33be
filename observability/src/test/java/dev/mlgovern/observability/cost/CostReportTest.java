package dev.mlgovern.observability.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.observability.Observability;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CostReportTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final CostBank bank = new CostBank();
    private MlPlatform platform;
    private Costs costs;

    @BeforeEach
    void open() {
        bank.fraud(LocalDate.of(2026, 10, 3)).tag(CostBank.PRODUCT, "churn").amount("10.10");
        bank.fraud(LocalDate.of(2026, 11, 1)).tag(CostBank.PRODUCT, "churn").amount("40.05");
        bank.fraud(LocalDate.of(2026, 11, 2)).amount("0.85");
        bank.loans(LocalDate.of(2026, 10, 31)).tag(CostBank.PRODUCT, "rates").amount("30");
        bank.loans(LocalDate.of(2026, 11, 22)).tag(CostBank.PRODUCT, "rates").amount("29");
        bank.cloud.costs().on(CostBank.FRAUD_DEV, CostBank.TODAY).amount("5.005");
        bank.cloud.costs().on(CostBank.OUTSIDE, CostBank.TODAY).amount("1000");
        platform = bank.platform();
        costs = Observability.on(platform).costs();
    }

    @AfterEach
    void close() {
        platform.close();
        bank.close();
    }

    @Test
    void report_byTwoDimensionsOverMonths_isOneRequestAndASum() {
        CostReport report =
                costs.report(q -> q.months(OCTOBER, NOVEMBER).addBy(CostDimension.OWNER, CostDimension.PRODUCT));
        assertThat(bank.requests()).isEqualTo(1);
        assertThat(report.spent()).hasToString("1 request, 0.01 USD");
        assertThat(report.total().amount()).isEqualByComparingTo("115.005");
        assertThat(report.by(CostDimension.OWNER)).hasToString("{kim=59.00 USD, lee=51.00 USD, =5.01 USD}");
        assertThat(report.byPeriod()).hasToString("{2026-10-01=40.10 USD, 2026-11-01=74.91 USD}");
        assertThat(report.untaggedShare(CostDimension.OWNER)).isEqualByComparingTo("0.043520");
        assertThat(report.untaggedShare(CostDimension.PRODUCT)).isEqualByComparingTo("0.050911");
        assertThat(report.estimatedFrom()).isEqualTo("2026-11-01");
        assertThat(report.movers(2))
                .hasToString("[lee, churn: 40.05 USD, was 10.10 USD, (none), (none): 5.01 USD, was 0.00 USD]");
        assertThatThrownBy(() -> report.by(CostDimension.STAGE)).hasMessageContaining("not by stage");
        assertThatThrownBy(() -> costs.report(q -> q.month(NOVEMBER).addBy(CostDimension.SERVICE))
                        .untaggedShare(CostDimension.SERVICE))
                .hasMessageContaining("service is not a tag");
    }

    @Test
    void report_always_isReadAsATable() {
        CostReport report = costs.report(q -> q.month(NOVEMBER).addBy(CostDimension.OWNER, CostDimension.PRODUCT));
        assertThat(report).hasToString("""
                74.91 USD from 2026-11-01 to 2026-11-30, estimated from 2026-11-01 (asked with 1 request, 0.01 USD)
                  from        owner   product       cost
                  2026-11-01  (none)  (none)    5.01 USD
                  2026-11-01  kim     rates    29.00 USD
                  2026-11-01  lee     (none)    0.85 USD
                  2026-11-01  lee     churn    40.05 USD
                """);
    }

    @Test
    void report_asCsvAndJson_isUnroundedAndQuoted() {
        bank.fraud(LocalDate.of(2026, 10, 4)).tag(CostBank.PRODUCT, "=a,\"b\"").amount("0.0001");
        CostReport report = costs.report(
                q -> q.month(OCTOBER).addBy(CostDimension.PRODUCT).putOnly(CostDimension.OWNER, List.of("lee")));
        assertThat(report.csv())
                .isEqualTo("from,product,cost,currency,quantity,unit\r\n"
                        + "2026-10-01,\"'=a,\"\"b\"\"\",0.0001,USD,1,Hrs\r\n"
                        + "2026-10-01,churn,10.1,USD,1,Hrs\r\n");
        assertThat(report.json())
                .startsWith("{\"from\":\"2026-10-01\",\"to\":\"2026-10-31\",\"estimatedFrom\":\"2026-11-01\","
                        + "\"total\":{\"amount\":10.1001,\"currency\":\"USD\"},\"requests\":1,\"lines\":[")
                .contains("{\"from\":\"2026-10-01\",\"by\":{\"product\":\"churn\"},"
                        + "\"cost\":{\"amount\":10.1,\"currency\":\"USD\"},\"quantity\":1,\"unit\":\"Hrs\"}");
    }

    @Test
    void report_byDay_hasTheLastDay() {
        CostReport report = costs.report(q -> q.days(LocalDate.of(2026, 11, 1), CostBank.TODAY));
        assertThat(report.byPeriod())
                .hasSize(23)
                .containsEntry(LocalDate.of(2026, 11, 2), Money.usd("0.85"))
                .containsKey(CostBank.TODAY);
        assertThat(report.total().amount()).isEqualByComparingTo("74.905");
    }

    @Test
    void report_ofWhatIsUntagged_leavesTheRestOut() {
        CostReport report = costs.report(q ->
                q.month(NOVEMBER).addBy(CostDimension.ACCOUNT).putOnly(CostDimension.PRODUCT, List.of("", "rates")));
        assertThat(report.by(CostDimension.ACCOUNT))
                .hasToString("{777777777777=29.00 USD, 222222222222=5.01 USD, 444444444444=0.85 USD}");
    }

    @Test
    void report_ofTheWholeOrganization_hasAccountsOutsideOfTheTopology() {
        Costs all = Observability.on(platform).costs(s -> s.wholeOrganization(true));
        assertThat(all.report(q -> q.month(NOVEMBER)).total().amount()).isEqualByComparingTo("1074.905");
    }

    @Test
    void report_byAKeyThatIsNotActive_isAllUntagged() {
        CostReport report = costs.report(q -> q.month(NOVEMBER).addBy(CostDimension.tag("team")));
        assertThat(report.untaggedShare(CostDimension.tag("team"))).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void query_thatBreaksRules_saysEveryProblemBeforeAnyCall() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> costs.report(q -> q.first(LocalDate.of(2026, 2, 3))
                        .last(LocalDate.of(2026, 1, 5))
                        .addBy(CostDimension.OWNER, CostDimension.OWNER, CostDimension.STAGE)
                        .addBy(CostDimension.SERVICE, CostDimension.USER)
                        .putOnly(CostDimension.REGION, List.of())
                        .putOnly(CostDimension.ACCOUNT, List.of(""))));
        assertThat(refused.problems()).hasSize(6).contains("only has \"\" of account, may have it of tags only");
        InvalidRequestException kept = catchThrowableOfType(
                InvalidRequestException.class,
                () -> costs.report(q -> q.months(YearMonth.of(2025, 9), YearMonth.of(2026, 12))));
        assertThat(kept.problems())
                .anySatisfy(problem -> assertThat(problem).contains("2025-09-01", "from 2025-10-01 on"))
                .anySatisfy(problem -> assertThat(problem).contains("2026-12-31", "in this month or before"))
                .hasSize(2);
        assertThat(bank.cloud.calls()).isEmpty();
    }

    @Test
    void money_ofTwoCurrencies_isNotAddedUp() {
        assertThat(Money.usd("1.5").plus(new Money(BigDecimal.ZERO, "CNY"))).isEqualTo(Money.usd("1.5"));
        assertThatThrownBy(() -> Money.usd("1").plus(new Money(BigDecimal.ONE, "CNY")))
                .hasMessageContaining("USD and CNY");
        assertThat(Map.of("a", Money.usd("1234.565"))).hasToString("{a=1,234.57 USD}");
    }
}
