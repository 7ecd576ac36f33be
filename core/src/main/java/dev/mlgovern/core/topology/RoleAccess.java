package dev.mlgovern.core.topology;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** How the platform gets into an account. Immutable; the external id is in no {@code toString} and no message. */
@Value.Immutable
public abstract class RoleAccess {
    RoleAccess() {}

    /**
     * Begins with nothing set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableRoleAccess.builder();
    }

    /**
     * The role to assume.
     *
     * @return its ARN, in the account itself
     */
    public abstract String roleArn();

    /**
     * What the role's trust policy asks for.
     *
     * @return 2 to 1224 characters, empty if the role asks for none
     */
    @Value.Redacted
    public abstract Optional<String> externalId();

    /**
     * A role that is assumed first, with the base credentials, and that {@link #roleArn()} trusts.
     *
     * @return its ARN; empty if the base credentials assume the role themselves
     */
    public abstract Optional<String> via();

    /**
     * How long a session lasts.
     *
     * @return 15 minutes to 12 hours, at most 1 hour if {@link #via()} is set; 1 hour unless set
     */
    @Value.Default
    public Duration session() {
        return Duration.ofHours(1);
    }

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the role.
         *
         * @param arn required
         * @return this
         */
        Builder roleArn(String arn);

        /**
         * Sets the external id.
         *
         * @param secret as agreed with the owner of the account
         * @return this
         */
        Builder externalId(String secret);

        /**
         * Sets the role that is assumed first.
         *
         * @param arn in any account
         * @return this
         */
        Builder via(String arn);

        /**
         * Sets how long a session lasts.
         *
         * @param duration 15 minutes to 12 hours
         * @return this
         */
        Builder session(Duration duration);

        /**
         * Ends.
         *
         * @return the access
         */
        RoleAccess build();
    }
}
