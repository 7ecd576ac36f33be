package dev.mlgovern.testkit.internal.cost;

import dev.mlgovern.testkit.internal.service.Metered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bill of an organization: what ran, at the price that a test set, and what a test added. Safe for many threads. */
public final class CostBook {
    private static final String SAGEMAKER = "Amazon SageMaker";
    private static final BigDecimal HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toSeconds());
    private static final int DIGITS = 10;

    private final List<CostEntry> added = new CopyOnWriteArrayList<>();
    private final Map<String, BigDecimal> prices = new ConcurrentHashMap<>();
    private final List<BudgetSetting> budgets = new CopyOnWriteArrayList<>();
    private final ActiveTags activeTags;
    private final Supplier<List<Metered>> meter;
    private final Clock clock;
    private volatile @Nullable String payer;

    CostBook(Clock clock, Supplier<List<Metered>> meter) {
        this.clock = clock;
        this.meter = meter;
        this.activeTags = new ActiveTags(this);
    }

    /**
     * Sets the account that pays for all others and sees their costs.
     *
     * @param accountId the management account
     */
    public void payer(String accountId) {
        payer = accountId;
    }

    /**
     * Sets what an instance costs.
     *
     * @param instanceType for example {@code ml.m5.large}
     * @param perHour in US dollars
     */
    public void price(String instanceType, BigDecimal perHour) {
        prices.put(instanceType, perHour);
    }

    /**
     * Adds a line to the bill.
     *
     * @param entry the line
     */
    public void add(CostEntry entry) {
        added.add(entry);
    }

    /**
     * Adds a budget.
     *
     * @param budget the budget
     */
    public void add(BudgetSetting budget) {
        budgets.add(budget);
    }

    /** {@return the cost-allocation tags} */
    public ActiveTags activeTags() {
        return activeTags;
    }

    List<BudgetSetting> budgets() {
        return List.copyOf(budgets);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Instant now() {
        return clock.instant();
    }

    boolean isPayer(String accountId) {
        return accountId.equals(payer);
    }

    /** What an account sees: the payer everything, others their own. */
    Stream<CostEntry> seenBy(String accountId) {
        return all().filter(
                        entry -> isPayer(accountId) || entry.where().accountId().equals(accountId));
    }

    Stream<CostEntry> all() {
        return Stream.concat(added.stream(), meter.get().stream().flatMap(run -> days(run).stream()));
    }

    private List<CostEntry> days(Metered run) {
        BigDecimal price = prices.get(run.instances().type());
        if (price == null) {
            return List.of();
        }
        List<CostEntry> days = new ArrayList<>();
        Instant from = run.from();
        while (from.isBefore(run.until())) {
            LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
            Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant to = midnight.isBefore(run.until()) ? midnight : run.until();
            days.add(entry(run, day, Duration.between(from, to), price));
            from = to;
        }
        return days;
    }

    private static CostEntry entry(Metered run, LocalDate day, Duration time, BigDecimal price) {
        BigDecimal hours = BigDecimal.valueOf(time.toSeconds())
                .multiply(BigDecimal.valueOf(run.instances().count()))
                .divide(HOUR, DIGITS, RoundingMode.HALF_UP);
        String type = prefix(run.where().region()) + "-" + run.instances().usage() + ":"
                + run.instances().type();
        return new CostEntry(
                run.where(),
                day,
                new CostEntry.Usage(SAGEMAKER, type, hours, "Hrs"),
                hours.multiply(price).setScale(DIGITS, RoundingMode.HALF_UP),
                run.tags());
    }

    /** {@code eu-west-1} is {@code EUW1}. */
    private static String prefix(String region) {
        String[] parts = region.split("-", -1);
        return (parts[0] + parts[1].charAt(0) + parts[parts.length - 1]).toUpperCase(Locale.ROOT);
    }
}
