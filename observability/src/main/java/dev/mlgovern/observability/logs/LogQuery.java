package dev.mlgovern.observability.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** What to look for in which logs. Immutable. */
@Value.Immutable
public abstract class LogQuery {
    LogQuery() {}

    /**
     * Begins with nothing.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableLogQuery.builder();
    }

    /**
     * Where to look.
     *
     * @return of any accounts
     */
    public abstract List<LogSource> sources();

    /**
     * Texts that a message has to contain, all of them.
     *
     * @return empty for every message; may be a user's, so that it is in no {@code toString}
     */
    @Value.Redacted
    public abstract List<String> texts();

    /**
     * Where the time begins.
     *
     * @return included, to the second
     */
    public abstract Instant since();

    /**
     * Where it ends.
     *
     * @return included, to the second
     */
    public abstract Instant until();

    /**
     * The most lines to get.
     *
     * @return 1000 unless set
     */
    @Value.Default
    public int limit() {
        return 1000;
    }

    /**
     * Which lines come first, and are kept when there are more.
     *
     * @return true for the newest
     */
    @Value.Default
    public boolean newestFirst() {
        return true;
    }

    /**
     * How long to wait for each query.
     *
     * @return five minutes unless set
     */
    @Value.Default
    public Duration atMost() {
        return Duration.ofMinutes(5);
    }

    /** Puts a query together. Not thread-safe. */
    public interface Builder {
        /**
         * Looks at a source too.
         *
         * @param source of an account of the platform; at least one
         * @return this
         */
        Builder addSource(LogSource source);

        /**
         * Looks at sources too.
         *
         * @param sources of accounts of the platform
         * @return this
         */
        Builder addAllSources(Iterable<? extends LogSource> sources);

        /**
         * Asks for a text in the message.
         *
         * @param text taken as it is, upper and lower case told apart; nothing in it is read as part of a query
         * @return this
         */
        Builder addText(String text);

        /**
         * Sets where the time begins; required.
         *
         * @param time included
         * @return this
         */
        Builder since(Instant time);

        /**
         * Sets where the time ends; required.
         *
         * @param time included, not earlier than {@link #since}
         * @return this
         */
        Builder until(Instant time);

        /**
         * Sets the most lines to get.
         *
         * @param lines 1 to 10 000, which is the most that Logs Insights gives; 1000 unless set
         * @return this
         */
        Builder limit(int lines);

        /**
         * Sets which lines come first.
         *
         * @param on true unless set; false for the oldest
         * @return this
         */
        Builder newestFirst(boolean on);

        /**
         * Sets how long to wait for each query; one that takes longer is stopped.
         *
         * @param limit greater than zero; five minutes unless set
         * @return this
         */
        Builder atMost(Duration limit);

        /**
         * Ends.
         *
         * @return the query
         */
        LogQuery build();
    }
}
