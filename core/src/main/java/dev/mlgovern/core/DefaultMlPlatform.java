package dev.mlgovern.core;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.Work;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A platform, or a view of it as someone else. */
final class DefaultMlPlatform implements MlPlatform {
    private final Resources resources;
    private final String actor;
    private final boolean view;
    private final ConcurrentMap<AccountId, AccountScope> scopes = new ConcurrentHashMap<>();

    DefaultMlPlatform(Resources resources, String actor) {
        this(resources, actor, false);
    }

    private DefaultMlPlatform(Resources resources, String actor, boolean view) {
        this.resources = resources;
        this.actor = actor;
        this.view = view;
    }

    @Override
    public Topology topology() {
        return resources.topology();
    }

    @Override
    public AccountScope in(AccountId id) {
        AccountScope known = scopes.get(id);
        return known == null ? scopes.computeIfAbsent(id, this::home) : known;
    }

    private AccountScope home(AccountId id) {
        return DefaultAccountScope.home(resources, resources.topology().account(id), actor);
    }

    @Override
    public Work work() {
        return resources.work();
    }

    @Override
    public Clock clock() {
        return resources.clock();
    }

    @Override
    public String actor() {
        return actor;
    }

    @Override
    public MlPlatform as(String someone) {
        return new DefaultMlPlatform(resources, someone, true);
    }

    @Override
    public void close() {
        if (!view) {
            resources.close();
        }
    }

    @Override
    public String toString() {
        return "MlPlatform of " + resources.topology().accounts().size() + " accounts, acting as " + actor;
    }
}
