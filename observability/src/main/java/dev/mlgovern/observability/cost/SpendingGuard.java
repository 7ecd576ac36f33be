package dev.mlgovern.observability.cost;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Counts requests before they are sent, and refuses those beyond the day's limit. Safe for many threads. */
final class SpendingGuard {
    // "You are charged per paginated API request":
    // https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/
    static final Money PER_REQUEST = Money.usd("0.01");

    private final Money limit;
    private final Clock clock;
    private LocalDate day;
    private int requests;

    SpendingGuard(Money limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.day = today();
    }

    /** Refuses what does not fit before anything is sent. */
    synchronized void check(CostEstimate estimate) {
        turn();
        if (!fits(requests + estimate.requests())) {
            throw refused("would take " + estimate + "; nothing was asked");
        }
    }

    /** Takes one request. */
    synchronized void take(Tally tally) {
        turn();
        if (!fits(requests + 1)) {
            throw refused("was stopped before its next page, after " + tally.spent());
        }
        requests++;
        tally.count();
    }

    synchronized Spending spentToday() {
        turn();
        return Spending.of(requests);
    }

    private boolean fits(int all) {
        return PER_REQUEST.times(all).compareTo(limit) <= 0;
    }

    private GateRefusedException refused(String what) {
        return new GateRefusedException(Failure.of(
                "costs",
                "the report %s. Today %s of %s are spent: raise dailyLimit, ask for less, or ask tomorrow"
                        .formatted(what, Spending.of(requests).price(), limit)));
    }

    private void turn() {
        LocalDate now = today();
        if (!now.equals(day)) {
            day = now;
            requests = 0;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What one report spent. Not thread-safe. */
    static final class Tally {
        private int requests;

        void count() {
            requests++;
        }

        Spending spent() {
            return Spending.of(requests);
        }
    }
}
