package dev.mlgovern.registry.model;

import dev.mlgovern.core.account.AccountRole;
import java.util.Optional;
import org.immutables.value.Value;

/** Which versions to list: those of one group, in the team's own registry or the central one. Immutable. */
@Value.Immutable
public abstract class VersionQuery {
    VersionQuery() {}

    /**
     * Whose models.
     *
     * @return name of a team of the topology
     */
    public abstract String team();

    /**
     * The group, by the name that the team registers under.
     *
     * @return also for the central registry, where the group's name is made from team and group
     */
    public abstract String group();

    /**
     * In whose registry.
     *
     * @return ML_DEV unless set
     */
    @Value.Default
    public AccountRole registry() {
        return AccountRole.ML_DEV;
    }

    /**
     * Only versions in this state of approval.
     *
     * @return empty for all
     */
    public abstract Optional<Approval> approval();

    @Value.Check
    void check() {
        switch (registry()) {
            case ML_DEV, ML_TEST, ML_PROD, ML_SHARED_SERVICES -> {}
            default ->
                throw new IllegalArgumentException(
                        "registry must be ML_DEV, ML_TEST, ML_PROD or ML_SHARED_SERVICES, was " + registry());
        }
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableVersionQuery.builder();
    }

    /** Builds {@link VersionQuery}. Not thread-safe. */
    public interface Builder {
        /**
         * Whose models; required.
         *
         * @param team name of a team of the topology
         * @return this
         */
        Builder team(String team);

        /**
         * The group; required.
         *
         * @param group the name that the team registers under
         * @return this
         */
        Builder group(String group);

        /**
         * In whose registry; {@link AccountRole#ML_DEV} unless set.
         *
         * @param role ML_DEV, ML_TEST or ML_PROD for the team's account, ML_SHARED_SERVICES for the central registry
         * @return this
         */
        Builder registry(AccountRole role);

        /**
         * Only versions in one state of approval; all unless set.
         *
         * @param approval the state
         * @return this
         */
        Builder approval(Approval approval);

        /**
         * Ends it.
         *
         * @return the query
         * @throws IllegalStateException if something required is missing
         */
        VersionQuery build();
    }
}
