package dev.mlgovern.observability.cost;

/**
 * What asking cost.
 *
 * @param requests requests to Cost Explorer, each page being one
 * @param price what AWS charges for them
 */
public record Spending(int requests, Money price) {
    /** Nothing. */
    public static final Spending NONE = of(0);

    static Spending of(int requests) {
        return new Spending(requests, SpendingGuard.PER_REQUEST.times(requests));
    }

    Spending plus(Spending other) {
        return of(requests + other.requests);
    }

    /** Such as {@code 3 requests, 0.03 USD}. */
    @Override
    public String toString() {
        return "%d %s, %s".formatted(requests, requests == 1 ? "request" : "requests", price);
    }
}
