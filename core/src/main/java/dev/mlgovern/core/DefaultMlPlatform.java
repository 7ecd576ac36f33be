package dev.mlgovern.core;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.Work;
import java.time.Clock;

/** A platform, or a view of it as someone else. */
final class DefaultMlPlatform implements MlPlatform {
    private final Resources resources;
    private final String actor;
    private final boolean view;

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
        Account account = resources.topology().account(id);
        return DefaultAccountScope.home(resources, account, actor);
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
