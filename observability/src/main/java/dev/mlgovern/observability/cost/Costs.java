package dev.mlgovern.observability.cost;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.Plan;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the platform's accounts cost, in every service: by team, product, line of business, cost centre, stage, account, user and time, as Cost Explorer tells the account
 * that pays for all others.
 *
 * <pre>{@code
 * Costs costs = Observability.on(platform).costs();
 * CostReport report = costs.report(q -> q.months(september, november).addBy(CostDimension.OWNER, CostDimension.PRODUCT));
 * System.out.println(report);
 * }</pre>
 *
 * <p>AWS charges 0.01 USD for each page of Cost Explorer's answers. What was asked for is kept: final periods for good, others for a while.
 * What a report costs is estimated before, and nothing is asked beyond the day's limit ({@link CostSettings#dailyLimit}). Requests that AWS
 * has to be sent again, since their answer was lost, are counted once. Needs {@code ce:GetCostAndUsage} in the account that pays. Make one and
 * keep it: what it knows is kept with it. Thread-safe; who asks for what another is asking for waits for that.
 */
public interface Costs {
    /**
     * Costs as the account that pays sees them.
     *
     * @param platform stays open as long as it is used
     * @param settings whose costs, and what asking may cost
     * @return nothing is asked yet
     * @throws dev.mlgovern.core.error.InvalidRequestException if the settings name no payer, and the topology has no management account or
     *     several
     */
    static Costs on(MlPlatform platform, CostSettings settings) {
        return new DefaultCosts(platform, settings);
    }

    /**
     * Costs, split and over time.
     *
     * @param query what is asked for
     * @return the costs
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem: days that Cost Explorer does not have, dimensions that the
     *     tag scheme does not tag
     * @throws dev.mlgovern.core.error.GateRefusedException if it would cost more than is left of the day's limit: before anything is asked where
     *     that is known, between two pages otherwise. What was paid for is kept for the next time.
     */
    CostReport report(CostQuery query);

    /**
     * As {@link #report(CostQuery)}.
     *
     * @param query fills it in
     * @return the costs
     */
    default CostReport report(Consumer<? super CostQuery.Builder> query) {
        return report(built(query));
    }

    /**
     * What a report is going to cost. Asks nothing.
     *
     * @param query what is asked for
     * @return an estimate: of a report of up to two dimensions, one request for each page; of more, one for each value of the others besides
     * @throws dev.mlgovern.core.error.InvalidRequestException as {@link #report(CostQuery)}
     */
    CostEstimate estimate(CostQuery query);

    /**
     * As {@link #estimate(CostQuery)}.
     *
     * @param query fills it in
     * @return an estimate
     */
    default CostEstimate estimate(Consumer<? super CostQuery.Builder> query) {
        return estimate(built(query));
    }

    /**
     * The costs of a month for people who decide: by team, product, line of business, stage, day, user and instance type, the five months before,
     * and of the month under way the forecast and the budgets. Five requests or more by pages, four of a month that is over; fewer for what is known. Needs
     * {@code ce:GetCostForecast} and {@code budgets:ViewBudget} besides, and the AWS SDK's module {@code budgets}.
     *
     * @param month this one or one before
     * @return the costs, with a page for a browser
     * @throws dev.mlgovern.core.error.InvalidRequestException if Cost Explorer does not have it and the five months before
     * @throws dev.mlgovern.core.error.GateRefusedException as {@link #report(CostQuery)}
     */
    MonthlyCosts month(YearMonth month);

    /**
     * Which tags of the scheme, and of Studio's own, split costs. One request. Needs {@code ce:ListCostAllocationTags}.
     *
     * @return by key
     * @throws dev.mlgovern.core.error.GateRefusedException if the day's limit is reached
     */
    List<CostTag> tags();

    /**
     * Has the tags of {@link #tags} split costs, as far as AWS has seen them. Needs {@code ce:UpdateCostAllocationTagsStatus}.
     *
     * @return a plan that yields all tags; making and running it takes up to six requests
     * @throws dev.mlgovern.core.error.GateRefusedException if the day's limit is reached
     */
    Plan<List<CostTag>> activateTags();

    /**
     * What was spent on requests today, in UTC.
     *
     * @return by this object
     */
    Spending spentToday();

    private static CostQuery built(Consumer<? super CostQuery.Builder> query) {
        CostQuery.Builder builder = CostQuery.builder();
        query.accept(builder);
        return builder.build();
    }
}
