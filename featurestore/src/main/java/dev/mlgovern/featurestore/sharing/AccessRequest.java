package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import org.immutables.value.Value;

/** Who may do what with a feature group. Immutable. */
@Value.Immutable
public abstract class AccessRequest {
    AccessRequest() {}

    /**
     * The group.
     *
     * @return its ARN
     */
    public abstract FeatureGroupArn group();

    /**
     * Whom it is for.
     *
     * @return an account, an organization or a unit of it
     */
    public abstract SharePrincipal with();

    /**
     * What they may do.
     *
     * @return {@link Access#READ} unless set
     */
    @Value.Default
    public Access access() {
        return Access.READ;
    }

    /**
     * Whether they may read the table of the offline store too, with Athena; never write it.
     *
     * @return false unless set
     */
    @Value.Default
    public boolean offline() {
        return false;
    }

    /**
     * Begins with everything at its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return ImmutableAccessRequest.builder();
    }

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the group; required.
         *
         * @param arn its ARN
         * @return this
         */
        Builder group(FeatureGroupArn arn);

        /**
         * Sets whom it is for; required.
         *
         * @param principal an account, an organization or a unit of it
         * @return this
         */
        Builder with(SharePrincipal principal);

        /**
         * As {@link #with(SharePrincipal)}.
         *
         * @param account one account
         * @return this
         */
        default Builder with(AccountId account) {
            return with(SharePrincipal.of(account));
        }

        /**
         * Sets what they may do.
         *
         * @param access {@link Access#READ} unless set
         * @return this
         */
        Builder access(Access access);

        /**
         * Sets whether they may read the table of the offline store too.
         *
         * @param offline false unless set; only accounts can
         * @return this
         */
        Builder offline(boolean offline);

        /**
         * Ends.
         *
         * @return the request
         * @throws IllegalStateException if group or principal is missing
         */
        AccessRequest build();
    }
}
