package dev.mlgovern.core;

import dev.mlgovern.core.call.Caller;
import dev.mlgovern.core.call.Pacer;
import dev.mlgovern.core.topology.Account;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/** An account, a region, and as whom to act there. */
record DefaultAccountScope(Resources resources, Account account, Region region, Caller caller, String actor)
        implements AccountScope {
    static AccountScope home(Resources resources, Account account, String actor) {
        Caller caller = resources.caller(account, actor, null);
        return new DefaultAccountScope(resources, account, account.region(), caller, actor);
    }

    @Override
    public AccountScope in(Region other) {
        return new DefaultAccountScope(resources, account, other, caller, actor);
    }

    @Override
    public AccountScope narrowedTo(String sessionPolicy) {
        return new DefaultAccountScope(
                resources, account, region, resources.caller(account, actor, sessionPolicy), actor);
    }

    @Override
    public void confirm() {
        resources.checkOpen();
        caller.confirm();
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
            Supplier<B> builder) {
        return shared(
                builder, () -> resources.pipeline().client(builder.get(), caller, region, resources.tags(account)));
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C asyncClient(
            Supplier<B> builder) {
        return shared(
                builder,
                () -> resources.pipeline().asyncClient(builder.get(), caller, region, resources.tags(account)));
    }

    private <C extends SdkClient> C shared(Supplier<?> builder, Supplier<C> make) {
        resources.checkOpen();
        Class<?> kind = resources.clients().builder(builder);
        SdkClient client = resources.clients().client(new ClientCache.Key(account.id(), region, kind, caller), make);
        @SuppressWarnings(
                "unchecked") // the same supplier gives the same kind of builder, and that makes one kind of client
        C typed = (C) client;
        return typed;
    }

    @Override
    public Pacer pacer(String action) {
        return resources.pipeline().pacer(account.id(), region, action);
    }

    @Override
    public String toString() {
        return account.name() + " (" + account.id() + ") in " + region;
    }
}
