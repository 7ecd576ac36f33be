package dev.mlgovern.testkit.internal.service;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a while what was done for a {@code ClientToken}.
 *
 * @param <T> what was done
 */
public final class TokenMemory<T> {
    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
    private final Cloud cloud;

    /**
     * Nothing yet.
     *
     * @param cloud says how long to remember
     */
    public TokenMemory(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Looks a token up.
     *
     * @param token the token
     * @return what was done, if that was not too long ago
     */
    public Optional<T> recall(String token) {
        Entry<T> entry = entries.get(token);
        if (entry == null
                || entry.since()
                        .plus(cloud.settings().tokenMemory())
                        .isBefore(cloud.clock().instant())) {
            return Optional.empty();
        }
        return Optional.of(entry.done());
    }

    /**
     * Remembers from now.
     *
     * @param token the token
     * @param done what was done
     */
    public void remember(String token, T done) {
        entries.put(token, new Entry<>(done, cloud.clock().instant()));
    }

    private record Entry<T>(T done, Instant since) {}
}
