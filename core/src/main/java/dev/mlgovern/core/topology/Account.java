package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.tag.CostTags;
import java.util.Optional;
import org.immutables.value.Value;
import software.amazon.awssdk.regions.Region;

/** One account of the organization. Immutable. */
@Value.Immutable
public abstract class Account {
    Account() {}

    /**
     * Begins with nothing set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableAccount.builder();
    }

    /**
     * Its id.
     *
     * @return unique in the organization
     */
    public abstract AccountId id();

    /**
     * Its name.
     *
     * @return unique in the topology, such as {@code fraud-dev}
     */
    public abstract String name();

    /**
     * What it is for.
     *
     * @return the role
     */
    public abstract AccountRole role();

    /**
     * The stage it serves.
     *
     * @return of a team's account; empty for every other
     */
    public Optional<Stage> stage() {
        return switch (role()) {
            case ML_DEV -> Optional.of(Stage.DEV);
            case ML_TEST -> Optional.of(Stage.TEST);
            case ML_PROD -> Optional.of(Stage.PROD);
            default -> Optional.empty();
        };
    }

    /**
     * Its home region.
     *
     * @return one of the topology's regions
     */
    public abstract Region region();

    /**
     * How to get in.
     *
     * @return the role to assume
     */
    public abstract RoleAccess access();

    /**
     * Where it keeps models.
     *
     * @return empty if it keeps none
     */
    public abstract Optional<ModelStore> models();

    /**
     * Tags of its own, beside those that follow from the rest.
     *
     * @return on everything that is created in it; none unless set
     */
    @Value.Default
    public CostTags tags() {
        return CostTags.NONE;
    }

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the id.
         *
         * @param id required
         * @return this
         */
        Builder id(AccountId id);

        /**
         * Sets the name.
         *
         * @param name required
         * @return this
         */
        Builder name(String name);

        /**
         * Sets what it is for.
         *
         * @param role required
         * @return this
         */
        Builder role(AccountRole role);

        /**
         * Sets the home region.
         *
         * @param region required
         * @return this
         */
        Builder region(Region region);

        /**
         * Sets how to get in.
         *
         * @param access required
         * @return this
         */
        Builder access(RoleAccess access);

        /**
         * Sets where it keeps models.
         *
         * @param models its bucket, key and repository
         * @return this
         */
        Builder models(ModelStore models);

        /**
         * Sets tags of its own.
         *
         * @param tags a team's tags win over them
         * @return this
         */
        Builder tags(CostTags tags);

        /**
         * Ends.
         *
         * @return the account
         */
        Account build();
    }
}
