package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.cost.BudgetSetting;
import dev.mlgovern.testkit.internal.cost.CostBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * What Cost Explorer and Budgets know: the endpoints that run, at prices that are set here, and costs that are added here. Every method
 * takes effect at once. Safe for many threads.
 */
public final class CostSetup {
    private final CostBook book;

    CostSetup(CostBook book) {
        this.book = book;
    }

    /**
     * Sets the account that sees the costs of all, activates tags and has the budgets; until then each sees its own.
     *
     * @param accountId the management account, 12 digits
     * @return this
     */
    public CostSetup payer(String accountId) {
        book.payer(accountId);
        return this;
    }

    /**
     * Sets what an instance of an endpoint costs; types without a price cost nothing.
     *
     * @param instanceType for example {@code ml.m5.large}
     * @param perHour US dollars
     * @return this
     */
    public CostSetup price(String instanceType, String perHour) {
        book.price(instanceType, new BigDecimal(perHour));
        return this;
    }

    /**
     * Begins a cost to be added.
     *
     * @param accountId who has it
     * @param day when, in UTC
     * @return the cost, added once its amount is said
     */
    public CostItem on(String accountId, LocalDate day) {
        return new CostItem(book, accountId, day);
    }

    /**
     * Activates cost-allocation tags, as if they always had been.
     *
     * @param keys tag keys
     * @return this
     */
    public CostSetup activate(String... keys) {
        for (String key : keys) {
            book.activeTags().activate(key);
        }
        return this;
    }

    /**
     * Adds a monthly budget.
     *
     * @param name its name
     * @param limit US dollars
     * @param tags what it is about; everything when empty
     * @return this
     */
    public CostSetup budget(String name, String limit, Map<String, String> tags) {
        book.add(new BudgetSetting(name, new BigDecimal(limit), tags));
        return this;
    }
}
