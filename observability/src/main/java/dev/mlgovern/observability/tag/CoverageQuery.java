package dev.mlgovern.observability.tag;

import dev.mlgovern.core.account.AccountId;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import software.amazon.awssdk.regions.Region;

/** What is looked at. Immutable. */
@Value.Immutable
public abstract class CoverageQuery {
    CoverageQuery() {}

    /**
     * Begins with everything at its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return ImmutableCoverageQuery.builder();
    }

    /**
     * Whose resources.
     *
     * @return accounts of the topology; all of them if none is named
     */
    public abstract Set<AccountId> accounts();

    /**
     * Where.
     *
     * @return all Regions of the topology if none is named
     */
    public abstract Set<Region> regions();

    /**
     * What kinds of resources: a service, or a service and a type as they stand in ARNs, such as {@code s3} or
     * {@code sagemaker:endpoint}.
     *
     * @return {@code sagemaker} if none is named
     */
    public abstract List<String> kinds();

    /** Puts a query together. Not thread-safe. */
    public interface Builder {
        /**
         * Adds an account.
         *
         * @param account of the topology
         * @return this
         */
        Builder addAccount(AccountId account);

        /**
         * Adds a Region.
         *
         * @param region where the platform's roles may read
         * @return this
         */
        Builder addRegion(Region region);

        /**
         * Adds a kind of resources.
         *
         * @param kind a service, or {@code service:type}, as they stand in ARNs
         * @return this
         */
        Builder addKind(String kind);

        /**
         * Ends.
         *
         * @return the query
         */
        CoverageQuery build();
    }
}
