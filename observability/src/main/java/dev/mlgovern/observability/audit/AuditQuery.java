package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import software.amazon.awssdk.regions.Region;

/** What to look for: everything that is asked has to hold. Immutable. */
@Value.Immutable
public abstract class AuditQuery {
    AuditQuery() {}

    /**
     * Begins with every change.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableAuditQuery.builder();
    }

    /**
     * Where to look.
     *
     * @return empty for all accounts of the platform
     */
    public abstract List<AccountId> accounts();

    /**
     * In which Regions.
     *
     * @return empty for the home Region of each account
     */
    public abstract List<Region> regions();

    /**
     * When it was done at the earliest.
     *
     * @return empty for 90 days ago
     */
    public abstract Optional<Instant> since();

    /**
     * When it was done at the latest.
     *
     * @return empty for now
     */
    public abstract Optional<Instant> until();

    /**
     * What was done.
     *
     * @return empty for every change
     */
    public abstract Set<AuditKind> kinds();

    /**
     * Who did it, or on whose behalf.
     *
     * @return empty for all
     */
    public abstract Optional<String> actor();

    /**
     * What it was done to, or made of.
     *
     * @return an ARN, or the name at its end; empty for all
     */
    public abstract Optional<String> resource();

    /** Puts a query together. Not thread-safe. */
    public interface Builder {
        /**
         * Looks in an account, instead of all of the platform.
         *
         * @param account one of the platform
         * @return this
         */
        Builder addAccount(AccountId account);

        /**
         * Looks in a Region, instead of each account's home; what is done to IAM is in {@code us-east-1}.
         *
         * @param region a Region of AWS
         * @return this
         */
        Builder addRegion(Region region);

        /**
         * Leaves out what is older.
         *
         * @param time at the earliest
         * @return this
         */
        Builder since(Instant time);

        /**
         * Leaves out what is newer.
         *
         * @param time at the latest
         * @return this
         */
        Builder until(Instant time);

        /**
         * Asks for a kind, or for one more.
         *
         * @param kinds any of them
         * @return this
         */
        Builder addKinds(AuditKind... kinds);

        /**
         * Asks for what somebody did, or others on their behalf.
         *
         * @param name of the person, session, user or service; upper or lower case
         * @return this
         */
        Builder actor(String name);

        /**
         * Asks for what was done to a resource, or made of it.
         *
         * @param arn its ARN, or the name at its end; upper or lower case
         * @return this
         */
        Builder resource(String arn);

        /**
         * Ends.
         *
         * @return the query
         */
        AuditQuery build();
    }
}
