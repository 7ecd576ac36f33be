package dev.mlgovern.core.access;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Everything that makes one role session another one. Immutable; the external id and the session policy are in no
 * {@code toString}.
 */
@Value.Immutable
public abstract class SessionSettings {
    SessionSettings() {}

    /**
     * Settings to be put together.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableSessionSettings.builder();
    }

    /**
     * The role.
     *
     * @return its ARN
     */
    public abstract String roleArn();

    /**
     * Who acts; session name and source identity are made from it.
     *
     * @return any text
     */
    public abstract String actor();

    /**
     * What the role's trust policy asks for.
     *
     * @return empty if it asks for nothing
     */
    @Value.Redacted
    public abstract Optional<String> externalId();

    /**
     * A role that is assumed first, with the base credentials.
     *
     * @return its ARN; empty if the base credentials assume the role themselves
     */
    public abstract Optional<String> via();

    /**
     * How long the session should last.
     *
     * @return 1 hour unless set; a chained session asks for no more than that
     */
    @Value.Default
    public Duration duration() {
        return Duration.ofHours(1);
    }

    /**
     * What narrows the session down.
     *
     * @return a policy document; empty if the role's own policies are enough
     */
    @Value.Redacted
    public abstract Optional<String> policy();

    /**
     * Session tags.
     *
     * @return by key; the role's trust policy must allow {@code sts:TagSession} if there are any
     */
    public abstract Map<String, String> tags();

    /**
     * Whether the session carries the actor as source identity too.
     *
     * @return true unless set; the role's trust policy must allow {@code sts:SetSourceIdentity} then
     */
    @Value.Default
    public boolean sourceIdentity() {
        return true;
    }

    /** Puts settings together. Not thread-safe. */
    public interface Builder {
        /**
         * The role.
         *
         * @param arn required
         * @return this
         */
        Builder roleArn(String arn);

        /**
         * Who acts.
         *
         * @param name required
         * @return this
         */
        Builder actor(String name);

        /**
         * What the role's trust policy asks for.
         *
         * @param secret the external id
         * @return this
         */
        Builder externalId(String secret);

        /**
         * The role that is assumed first.
         *
         * @param arn its ARN
         * @return this
         */
        Builder via(String arn);

        /**
         * How long the session should last.
         *
         * @param time 15 minutes to 12 hours
         * @return this
         */
        Builder duration(Duration time);

        /**
         * What narrows the session down.
         *
         * @param document a policy
         * @return this
         */
        Builder policy(String document);

        /**
         * Session tags.
         *
         * @param all by key
         * @return this
         */
        Builder tags(Map<String, ? extends String> all);

        /**
         * Whether the session carries the actor as source identity too.
         *
         * @param on false to leave it out
         * @return this
         */
        Builder sourceIdentity(boolean on);

        /**
         * Ends.
         *
         * @return the settings
         */
        SessionSettings build();
    }
}
