package dev.mlgovern.core;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Caller;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/** One client for each account, region, service and caller. */
final class ClientCache implements AutoCloseable {
    /** The caller tells those apart who act through another session. */
    record Key(AccountId account, Region region, Class<?> builder, Caller caller) {}

    private final ConcurrentMap<Key, SdkClient> clients = new ConcurrentHashMap<>();

    SdkClient client(Key key, Supplier<? extends SdkClient> make) {
        SdkClient known = clients.get(key);
        return known == null ? clients.computeIfAbsent(key, missing -> make.get()) : known;
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        clients.clear();
    }
}
