package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.cost.CostBook;
import dev.mlgovern.testkit.internal.cost.CostEntry;
import dev.mlgovern.testkit.internal.service.Scoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** A cost to be added. Not thread-safe. */
public final class CostItem {
    private final CostBook book;
    private final String accountId;
    private final LocalDate day;
    private final Map<String, String> tags = new TreeMap<>();
    private String region = "eu-west-1";
    private CostEntry.Usage usage = new CostEntry.Usage("Amazon SageMaker", "EUW1-Studio", BigDecimal.ONE, "Hrs");

    CostItem(CostBook book, String accountId, LocalDate day) {
        this.book = book;
        this.accountId = accountId;
        this.day = day;
    }

    /**
     * Sets the Region.
     *
     * @param id default is {@code eu-west-1}
     * @return this
     */
    public CostItem region(String id) {
        region = id;
        return this;
    }

    /**
     * Sets what was used.
     *
     * @param service such as {@code Amazon SageMaker}
     * @param type such as {@code EUW1-Train:ml.m5.large}
     * @param quantity how much
     * @param unit such as {@code Hrs}
     * @return this
     */
    public CostItem usage(String service, String type, String quantity, String unit) {
        usage = new CostEntry.Usage(service, type, new BigDecimal(quantity), unit);
        return this;
    }

    /**
     * Adds a tag of the resource.
     *
     * @param key its key
     * @param value its value
     * @return this
     */
    public CostItem tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Adds it to the bill.
     *
     * @param usd US dollars
     */
    public void amount(String usd) {
        book.add(new CostEntry(new Scoped.Scope(accountId, region), day, usage, new BigDecimal(usd), tags));
    }
}
