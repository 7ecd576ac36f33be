package dev.mlgovern.testkit.internal.directory;

import dev.mlgovern.testkit.internal.service.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access key that the directory gave out.
 *
 * @param keys what the holder signs with
 * @param identity whose it is
 * @param session what the session carries
 * @param grant until when and for what
 */
public record Credential(Keys keys, Caller.Identity identity, Caller.Session session, Grant grant) {
    @Override
    public String toString() {
        return "Credential of " + identity.arn();
    }

    /**
     * What the holder signs with.
     *
     * @param accessKeyId names the key
     * @param secret signs
     * @param token goes with every request of a session; null for a user
     */
    public record Keys(
            String accessKeyId, String secret, @Nullable String token) {
        @Override
        public String toString() {
            return accessKeyId;
        }
    }

    /**
     * Until when and for what.
     *
     * @param expires when the session ends; null for a user
     * @param sessionPolicy what narrows the session
     */
    public record Grant(@Nullable Instant expires, @Nullable String sessionPolicy) {}
}
