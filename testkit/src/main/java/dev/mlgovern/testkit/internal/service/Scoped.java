package dev.mlgovern.testkit.internal.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What a service keeps per account and Region.
 *
 * @param <T> the state of one account in one Region
 */
public final class Scoped<T> {
    private final Map<Scope, T> states = new ConcurrentHashMap<>();
    private final Function<Scope, T> create;

    /**
     * Nothing yet.
     *
     * @param create makes the state of a scope when it is first asked for
     */
    public Scoped(Function<Scope, T> create) {
        this.create = create;
    }

    /**
     * Gives the state of one account in one Region.
     *
     * @param accountId the account
     * @param region the Region
     * @return its state, empty at first
     */
    public T in(String accountId, String region) {
        return states.computeIfAbsent(new Scope(accountId, region), create);
    }

    /**
     * Visits every state there is, for what crosses accounts.
     *
     * @param visitor gets each
     */
    public void forEach(BiConsumer<Scope, T> visitor) {
        states.forEach(visitor);
    }

    /**
     * One account in one Region.
     *
     * @param accountId the account
     * @param region the Region
     */
    public record Scope(String accountId, String region) {}
}
