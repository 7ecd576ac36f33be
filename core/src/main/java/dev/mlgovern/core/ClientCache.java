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

    /** Who asks with the same supplier again, as method references do, needs no new builder for it to tell its class. */
    record Ask(AccountId account, Region region, Supplier<?> builder, Caller caller) {}

    private final Recent<Key, SdkClient> clients = new Recent<>(MOST);
    private final Recent<Ask, SdkClient> asked = new Recent<>(MOST);

    SdkClient client(Ask ask, Supplier<? extends SdkClient> find) {
        return asked.get(ask, find);
    }

    SdkClient client(Key key, Supplier<? extends SdkClient> make) {
        return clients.get(key, make);
    }

    @Override
    public void close() {
        asked.drain();
        clients.drain().forEach(SdkClient::close);
    }
}
