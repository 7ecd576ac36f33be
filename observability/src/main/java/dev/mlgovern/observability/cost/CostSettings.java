package dev.mlgovern.observability.cost;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Whose costs are asked for, and what asking may cost. Immutable. */
@Value.Immutable
public abstract class CostSettings {
    CostSettings() {}

    /**
     * Begins with everything at its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return ImmutableCostSettings.builder();
    }

    /**
     * The account that pays.
     *
     * @return the topology's management account unless set
     */
    public abstract Optional<AccountId> payer();

    /**
     * What requests to Cost Explorer may cost on one day in UTC.
     *
     * @return 1 USD unless set, which is a hundred requests
     */
    @Value.Default
    public Money dailyLimit() {
        return Money.usd("1");
    }

    /**
     * How cost is counted.
     *
     * @return {@link CostMetric#UNBLENDED} unless set
     */
    @Value.Default
    public CostMetric metric() {
        return CostMetric.UNBLENDED;
    }

    /**
     * How old the costs of a period that is not final yet may be. What is final is kept for good.
     *
     * @return 6 hours unless set; Cost Explorer has new costs at least once a day, rarely more than three times
     */
    @Value.Default
    public Duration maxAge() {
        return Duration.ofHours(6);
    }

    /**
     * Whether accounts that are not in the topology are counted.
     *
     * @return false unless set
     */
    @Value.Default
    public boolean wholeOrganization() {
        return false;
    }

    /** Checks what was set. */
    @Value.Check
    void check() {
        List<String> problems = new ArrayList<>();
        if (maxAge().isNegative()) {
            problems.add("maxAge must not be below 0, was " + maxAge());
        }
        if (dailyLimit().amount().signum() < 0) {
            problems.add("dailyLimit must not be below 0, was " + dailyLimit());
        }
        if (!dailyLimit().currency().equals(Money.DOLLAR)) {
            problems.add("dailyLimit must be in USD, as Cost Explorer's price is, was " + dailyLimit());
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(Failure.of("costs", "the settings break rules"), problems);
        }
    }

    /** Puts settings together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the account that pays, if the topology has no management account or several.
         *
         * @param account one of the topology
         * @return this
         */
        Builder payer(AccountId account);

        /**
         * Sets what requests may cost on one day.
         *
         * @param most US dollars; 0 for answers from the cache only
         * @return this
         */
        Builder dailyLimit(Money most);

        /**
         * Sets how cost is counted.
         *
         * @param metric unblended unless set
         * @return this
         */
        Builder metric(CostMetric metric);

        /**
         * Sets how old costs that are not final may be.
         *
         * @param age 6 hours unless set
         * @return this
         */
        Builder maxAge(Duration age);

        /**
         * Sets whether accounts that are not in the topology are counted.
         *
         * @param on false unless set
         * @return this
         */
        Builder wholeOrganization(boolean on);

        /**
         * Ends.
         *
         * @return the settings
         * @throws dev.mlgovern.core.error.InvalidRequestException with every problem: age or limit below 0, a limit in another currency than USD
         */
        CostSettings build();
    }
}
