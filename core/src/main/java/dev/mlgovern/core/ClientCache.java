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

    /** Who asks with the same supplier again, as method references do, needs no new builder for it to tell its class. */
    record Ask(AccountId account, Region region, Supplier<?> builder, Caller caller) {}

    /** Suppliers that are new each time must not pile up. */
    private static final int MOST_ASKS = 1_000;

    private final ConcurrentMap<Key, SdkClient> clients = new ConcurrentHashMap<>();
    private final ConcurrentMap<Ask, SdkClient> asked = new ConcurrentHashMap<>();

    SdkClient client(Ask ask, Supplier<? extends SdkClient> find) {
        SdkClient known = asked.get(ask);
        if (known != null) {
            return known;
        }
        SdkClient found = find.get();
        if (asked.size() < MOST_ASKS) {
            asked.put(ask, found);
        }
        return found;
    }

    SdkClient client(Key key, Supplier<? extends SdkClient> make) {
        SdkClient known = clients.get(key);
        return known == null ? clients.computeIfAbsent(key, missing -> make.get()) : known;
    }

    @Override
    public void close() {
        asked.clear();
        clients.values().forEach(SdkClient::close);
        clients.clear();
    }
}
