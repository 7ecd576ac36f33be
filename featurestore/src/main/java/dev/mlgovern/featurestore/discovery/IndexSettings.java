package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.account.AccountId;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;

/** What an index holds, and for how long. Immutable. */
@Value.Immutable
public abstract class IndexSettings {
    /** How old what an index says may be unless set: 15 minutes. */
    public static final Duration MAX_AGE = Duration.ofMinutes(15);

    /** How many groups and features an index may hold unless set: {@value}, about 300 MB. */
    public static final int MAX_ENTRIES = 1_000_000;

    IndexSettings() {}

    /**
     * Begins with everything at its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return ImmutableIndexSettings.builder();
    }

    /**
     * How old what it says may be.
     *
     * @return an account is read again by the first question after that
     */
    @Value.Default
    public Duration maxAge() {
        return MAX_AGE;
    }

    /**
     * How many groups and features it may hold.
     *
     * @return an account that does not fit is a failure
     */
    @Value.Default
    public int maxEntries() {
        return MAX_ENTRIES;
    }

    /**
     * How long after an event Search may still tell what was before.
     *
     * @return a group is read at the first question after an event, and once more at the first after this time
     */
    @Value.Default
    public Duration searchLag() {
        return Duration.ofMinutes(1);
    }

    /**
     * Whose groups it holds.
     *
     * @return empty for all accounts of the platform
     */
    public abstract List<AccountId> accounts();

    /** Checks what was set. */
    @Value.Check
    void check() {
        if (maxAge().isNegative() || maxAge().isZero() || searchLag().isNegative() || maxEntries() < 1) {
            throw new IllegalArgumentException(
                    "age and entries must be above 0 and search lag not below, were %s, %d and %s"
                            .formatted(maxAge(), maxEntries(), searchLag()));
        }
    }

    /** Puts settings together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets how old what it says may be.
         *
         * @param age 15 minutes unless set
         * @return this
         */
        Builder maxAge(Duration age);

        /**
         * Sets how much it may hold.
         *
         * @param entries groups and features together; a million unless set
         * @return this
         */
        Builder maxEntries(int entries);

        /**
         * Sets how long Search may trail behind an event.
         *
         * @param lag a minute unless set
         * @return this
         */
        Builder searchLag(Duration lag);

        /**
         * Adds an account, instead of all of the platform.
         *
         * @param account one of the platform
         * @return this
         */
        Builder addAccount(AccountId account);

        /**
         * Ends.
         *
         * @return the settings
         * @throws IllegalArgumentException if age or entries are not above 0, or the search lag is below
         */
        IndexSettings build();
    }
}
