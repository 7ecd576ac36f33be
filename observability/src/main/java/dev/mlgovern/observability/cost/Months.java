package dev.mlgovern.observability.cost;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.Pages;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.budgets.model.Budget;
import software.amazon.awssdk.services.budgets.model.BudgetType;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetsResponse;
import software.amazon.awssdk.services.budgets.model.Spend;
import software.amazon.awssdk.services.budgets.model.TimeUnit;
import software.amazon.awssdk.services.costexplorer.model.DataUnavailableException;
import software.amazon.awssdk.services.costexplorer.model.ForecastResult;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastResponse;
import software.amazon.awssdk.services.costexplorer.model.Granularity;

/** Puts the costs of a month together: four reports, a forecast and the budgets. */
final class Months {
    private static final int BEFORE = 5;
    private static final int SURE = 80;

    private final MlPlatform platform;
    private final Explorer explorer;
    private final CostSettings settings;
    private final Reports reports;

    Months(MlPlatform platform, Explorer explorer, CostSettings settings, Reports reports) {
        this.platform = platform;
        this.explorer = explorer;
        this.settings = settings;
        this.reports = reports;
    }

    /** The reports of a month: by team, by stage, by day, usage. */
    List<CostQuery> queries(YearMonth month) {
        return List.of(
                CostQuery.builder()
                        .months(month.minusMonths(BEFORE), month)
                        .addBy(tagged(CostDimension.OWNER, CostDimension.PRODUCT))
                        .build(),
                CostQuery.builder()
                        .month(month)
                        .addBy(tagged(CostDimension.BUSINESS_UNIT, CostDimension.STAGE))
                        .build(),
                CostQuery.builder().days(month.atDay(1), lastDay(month)).build(),
                CostQuery.builder()
                        .month(month)
                        .addBy(CostDimension.USAGE_TYPE, CostDimension.USER)
                        .build());
    }

    MonthlyCosts of(YearMonth month) {
        List<CostQuery> queries = queries(month);
        boolean current = month.equals(YearMonth.from(today()));
        int requests = queries.stream()
                .mapToInt(query -> reports.estimate(query).requests())
                .sum();
        explorer.guard().check(estimate(current ? requests + 1 : requests));
        List<CostReport> found = queries.stream().map(reports::report).toList();
        return new MonthlyCosts(
                month,
                !current,
                settings.wholeOrganization(),
                found.get(0),
                found.get(1),
                found.get(2),
                found.get(3),
                current ? forecast(month, found.get(2)).orElse(null) : null,
                current ? budgets() : List.of());
    }

    private static CostEstimate estimate(int requests) {
        return new CostEstimate(requests, Spending.of(requests).price(), List.of("the reports of a month"));
    }

    /** Today counts as a day to come: Cost Explorer's forecast begins with all of it. */
    private Optional<Forecast> forecast(YearMonth month, CostReport byDay) {
        LocalDate today = today();
        Money past = byDay.lines().stream()
                .filter(line -> line.start().isBefore(today))
                .map(CostLine::cost)
                .reduce(Money.zero(byDay.total().currency()), Money::plus);
        explorer.guard().take(new SpendingGuard.Tally());
        try {
            GetCostForecastResponse answer = explorer.client()
                    .getCostForecast(r -> r.timePeriod(p -> p.start(today.toString())
                                    .end(month.plusMonths(1).atDay(1).toString()))
                            .granularity(Granularity.MONTHLY)
                            .predictionIntervalLevel(SURE)
                            .metric(settings.metric().ofForecast())
                            .filter(explorer.filters().of(Map.of()).orElse(null)));
            return answer.total() == null
                    ? Optional.empty()
                    : Optional.of(forecast(month, past, Explorer.money(answer.total()), answer));
        } catch (GovernanceException e) {
            if (e.getCause() instanceof DataUnavailableException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Forecast forecast(YearMonth month, Money past, Money mean, GetCostForecastResponse answer) {
        Money least = Money.zero(mean.currency());
        Money most = least;
        for (ForecastResult result : answer.forecastResultsByTime()) {
            least = least.plus(new Money(Explorer.number(result.predictionIntervalLowerBound()), mean.currency()));
            most = most.plus(new Money(Explorer.number(result.predictionIntervalUpperBound()), mean.currency()));
        }
        return new Forecast(month, past.plus(mean), past.plus(least), past.plus(most));
    }

    /** Budgets cost nothing to read. */
    private List<BudgetState> budgets() {
        String payer = explorer.payer().id().value();
        BudgetsClient client =
                platform.in(explorer.payer().id()).in(Explorer.REGION).client(BudgetsClient::builder);
        return Pages.<Budget>of(token -> {
                    DescribeBudgetsResponse page = client.describeBudgets(
                            r -> r.accountId(payer).maxResults(100).nextToken(token));
                    return new Pages.Page<>(page.budgets(), page.nextToken());
                })
                .stream()
                .filter(budget -> budget.budgetType() == BudgetType.COST && budget.timeUnit() == TimeUnit.MONTHLY)
                .filter(budget -> budget.budgetLimit() != null && budget.calculatedSpend() != null)
                .map(Months::state)
                .toList();
    }

    private static BudgetState state(Budget budget) {
        return new BudgetState(
                budget.budgetName(),
                money(budget.budgetLimit()),
                money(budget.calculatedSpend().actualSpend()),
                Optional.ofNullable(budget.calculatedSpend().forecastedSpend())
                        .map(Months::money)
                        .orElse(null));
    }

    private static Money money(Spend spend) {
        return new Money(spend.amount(), spend.unit());
    }

    private CostDimension[] tagged(CostDimension... dimensions) {
        List<CostDimension> tagged = new ArrayList<>();
        Stream.of(dimensions)
                .filter(each -> each.name(platform.topology().tags()).isPresent())
                .forEach(tagged::add);
        return tagged.toArray(CostDimension[]::new);
    }

    private LocalDate lastDay(YearMonth month) {
        LocalDate today = today();
        return month.equals(YearMonth.from(today)) ? today : month.atEndOfMonth();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
    }
}
