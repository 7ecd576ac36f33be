package dev.mlgovern.core;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Caller;
import dev.mlgovern.core.internal.Recent;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/**
 * One client for each account, region, service and caller, of those used last: a service that acts for many people would
 * otherwise keep a client for each of them. A forgotten one needs no closing, since threads, connections and
 * sessions are the platform's.
 */
final class ClientCache implements AutoCloseable {
    private static final int MOST = 512;

    /** The caller tells those apart who act through another session. */
    record Key(AccountId account, Region region, Class<?> builder, Caller caller) {}

    private final Recent<Key, SdkClient> clients = new Recent<>(MOST);
    private final Recent<Supplier<?>, Class<?>> builders = new Recent<>(MOST);

    /** What a supplier builds: one that is asked with again, as a method reference is, needs no new builder to tell. */
    Class<?> builder(Supplier<?> supplier) {
        return builders.get(supplier, () -> supplier.get().getClass());
    }

    SdkClient client(Key key, Supplier<? extends SdkClient> make) {
        return clients.get(key, make);
    }

    @Override
    public void close() {
        builders.drain();
        clients.drain().forEach(SdkClient::close);
    }
}
