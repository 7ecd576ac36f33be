package dev.mlgovern.observability.cost;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The costs of a month, for people who decide: what it cost, who and what for, what changed, what it is going to be. {@code toString} says it
 * in a few lines, {@link #page()} on a page. Immutable.
 *
 * @param month the month
 * @param over whether it is; on its last day it is not yet
 * @param wholeOrganization whether accounts that are not in the topology are counted
 * @param byTeam it and the months before, by owner and product
 * @param byStage it alone, by line of business and stage
 * @param byDay it alone, day by day
 * @param usage it alone, by usage type and user, with quantities
 * @param expected what it is going to cost; null if it is over or Cost Explorer has too little to go by
 * @param budgets monthly cost budgets as they stand now; none if the month is over
 */
public record MonthlyCosts(
        YearMonth month,
        boolean over,
        boolean wholeOrganization,
        CostReport byTeam,
        CostReport byStage,
        CostReport byDay,
        CostReport usage,
        @Nullable Forecast expected,
        List<BudgetState> budgets) {
    /**
     * Copies the budgets.
     *
     * @param month the month
     * @param over whether it is
     * @param wholeOrganization whether accounts that are not in the topology are counted
     * @param byTeam it and the months before, by owner and product
     * @param byStage it alone, by line of business and stage
     * @param byDay it alone, day by day
     * @param usage it alone, by usage type and user
     * @param expected what it is going to cost
     * @param budgets monthly cost budgets as they stand now
     */
    public MonthlyCosts {
        budgets = List.copyOf(budgets);
    }

    /**
     * What the month is going to cost.
     *
     * @return empty if it is over or Cost Explorer has too little to go by
     */
    public Optional<Forecast> forecast() {
        return Optional.ofNullable(expected);
    }

    /**
     * What the month cost, so far if it is under way.
     *
     * @return all accounts together
     */
    public Money total() {
        return byDay.total();
    }

    /**
     * What the month before cost.
     *
     * @return as a whole, also while this one is under way
     */
    public Money before() {
        LocalDate start = month.minusMonths(1).atDay(1);
        return byTeam.byPeriod().getOrDefault(start, Money.zero(total().currency()));
    }

    /**
     * The lines of the month by owner and product, without those of the months before.
     *
     * @return a report of one month
     */
    public CostReport teams() {
        CostQuery query = CostQuery.builder()
                .month(month)
                .addBy(byTeam.query().by().toArray(CostDimension[]::new))
                .build();
        List<CostLine> lines = byTeam.lines().stream()
                .filter(line -> line.start().equals(month.atDay(1)))
                .toList();
        return new CostReport(query, lines, byTeam.estimatedFrom(), byTeam.spent());
    }

    /** Without this month while it is under way. */
    CostReport wholeMonths() {
        if (over) {
            return byTeam;
        }
        CostQuery query = CostQuery.builder()
                .months(YearMonth.from(byTeam.query().first()), month.minusMonths(1))
                .addBy(byTeam.query().by().toArray(CostDimension[]::new))
                .build();
        List<CostLine> lines = byTeam.lines().stream()
                .filter(line -> line.start().isBefore(month.atDay(1)))
                .toList();
        return new CostReport(query, lines, byTeam.estimatedFrom(), byTeam.spent());
    }

    /**
     * Hours of instances, by what they were used for.
     *
     * @return the dearest first
     */
    public List<InstanceUsage> instances() {
        return InstanceUsage.of(usage);
    }

    /**
     * What asking cost.
     *
     * @return for all parts, a forecast that Cost Explorer did not have included; nothing for what was known already
     */
    public Spending spent() {
        return byTeam.spent()
                .plus(byStage.spent())
                .plus(byDay.spent())
                .plus(usage.spent())
                .plus(Spending.of(over ? 0 : 1));
    }

    /**
     * A page to be opened in a browser or sent: one file of HTML with its charts, nothing to load, no script, for light and dark. Needs
     * {@code com.j2html:j2html} and {@code org.knowm.xchart:xchart} on the class path.
     *
     * @return HTML
     */
    public String page() {
        return CostPage.of(this);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("%s: %s, was %s in %s%n".formatted(month, total(), before(), month.minusMonths(1)));
        forecast()
                .ifPresent(likely -> text.append("  expected by its end: %s (%s to %s)%n"
                        .formatted(likely.expected(), likely.least(), likely.most())));
        budgets.forEach(budget ->
                text.append("  budget %s: %s of %s%n".formatted(budget.name(), budget.actual(), budget.limit())));
        wholeMonths().movers(3).forEach(move -> text.append("  ").append(move).append('\n'));
        return text.append("  asked with ").append(spent()).append('\n').toString();
    }
}
