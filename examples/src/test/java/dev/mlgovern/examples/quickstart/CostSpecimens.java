package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.observability.cost.BudgetState;
import dev.mlgovern.observability.cost.CostDimension;
import dev.mlgovern.observability.cost.CostMove;
import dev.mlgovern.observability.cost.CostQuery;
import dev.mlgovern.observability.cost.CostReport;
import dev.mlgovern.observability.cost.CostSettings;
import dev.mlgovern.observability.cost.Costs;
import dev.mlgovern.observability.cost.Forecast;
import dev.mlgovern.observability.cost.InstanceUsage;
import dev.mlgovern.observability.cost.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** What costs give. */
final class CostSpecimens {
    private final WatchedBank bank;

    CostSpecimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look() {
        String payer = bank.central().id().value();
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            LocalDate today = LocalDate.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
            bank.cloud.costs().payer(payer).budget("all", "100", Map.of());
            bank.cloud
                    .costs()
                    .on(payer, today)
                    .tag("anybank:finance:owner", "lee")
                    .amount("5");
            CostSettings settings =
                    CostSettings.builder().payer(bank.central().id()).build();
            Costs costs = Costs.on(platform, settings);
            CostQuery query = CostQuery.builder()
                    .month(YearMonth.from(today))
                    .addBy(CostDimension.ACCOUNT)
                    .build();
            CostReport report = costs.report(query);
            bank.evidence.of(List.of(settings, costs, query, report, report.lines(), costs.estimate(query)));
            bank.evidence.of(
                    List.of(settings.metric(), query.grain(), CostDimension.OWNER, CostDimension.OWNER.kind()));
            bank.evidence.of(List.of(costs.month(YearMonth.from(today)), costs.tags(), costs.activateTags()));
            bank.evidence.of(List.of(costs.tags().get(0).state(), report.spent(), Observability.on(platform)));
            bank.evidence.of(values(YearMonth.from(today)));
        }
    }

    private static List<Object> values(YearMonth month) {
        Money some = Money.usd("1.5");
        return List.of(
                some,
                CostQuery.builder(),
                CostSettings.builder(),
                new CostMove(List.of("lee"), some, some),
                new Forecast(month, some, some, some),
                new BudgetState("all", some, some, some),
                new InstanceUsage("Host", "ml.m5.large", BigDecimal.ONE, some));
    }
}
