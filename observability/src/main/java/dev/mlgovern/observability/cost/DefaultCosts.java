package dev.mlgovern.observability.cost;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.Plan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Costs from Cost Explorer. */
final class DefaultCosts implements Costs {
    private static final int MONTHS_KEPT = 13;

    private final MlPlatform platform;
    private final SpendingGuard guard;
    private final Reports reports;
    private final Months months;
    private final TagActivation activation;

    DefaultCosts(MlPlatform platform, CostSettings settings) {
        this.platform = platform;
        this.guard = new SpendingGuard(settings.dailyLimit(), platform.clock());
        Account payer = settings.payer()
                .map(platform.topology()::account)
                .orElseGet(() -> platform.topology().only(AccountRole.MANAGEMENT));
        Explorer explorer = new Explorer(platform, payer, settings, guard);
        PeriodCache cache = new PeriodCache(explorer, settings.maxAge(), platform.clock());
        this.reports = new Reports(platform.topology(), cache, guard);
        this.months = new Months(platform, explorer, settings, reports);
        this.activation = new TagActivation(platform, explorer);
    }

    @Override
    public CostReport report(CostQuery query) {
        check(query);
        return reports.report(query);
    }

    @Override
    public CostEstimate estimate(CostQuery query) {
        check(query);
        return reports.estimate(query);
    }

    @Override
    public MonthlyCosts month(YearMonth month) {
        months.queries(month).forEach(this::check);
        return months.of(month);
    }

    @Override
    public List<CostTag> tags() {
        return activation.tags();
    }

    @Override
    public Plan<List<CostTag>> activateTags() {
        return activation.activate();
    }

    @Override
    public Spending spentToday() {
        return guard.spentToday();
    }

    private void check(CostQuery query) {
        List<String> problems = new ArrayList<>();
        LocalDate month = today().withDayOfMonth(1);
        LocalDate earliest = month.minusMonths(MONTHS_KEPT);
        LocalDate latest = month.plusMonths(1).minusDays(1);
        // https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html
        if (query.first().isBefore(earliest)) {
            problems.add("first day is %s, but Cost Explorer has costs from %s on".formatted(query.first(), earliest));
        }
        if (query.last().isAfter(latest)) {
            problems.add("last day is %s, must be in this month or before".formatted(query.last()));
        }
        Stream.concat(query.by().stream(), query.only().keySet().stream())
                .distinct()
                .filter(dimension -> dimension.name(platform.topology().tags()).isEmpty())
                .forEach(dimension -> problems.add("%s is not tagged by the tag scheme".formatted(dimension)));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(Failure.of("costs", "the query breaks rules"), problems);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
    }
}
