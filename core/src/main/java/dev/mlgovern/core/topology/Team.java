package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.tag.CostTags;
import java.util.Map;
import org.immutables.value.Value;

/** One ML team, who pays for it, and its accounts. Immutable. */
@Value.Immutable
public abstract class Team {
    Team() {}

    /**
     * Begins with nothing set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableTeam.builder();
    }

    /**
     * Its name.
     *
     * @return unique in the topology, such as {@code fraud}
     */
    public abstract String name();

    /**
     * The line of business it belongs to.
     *
     * @return as cost tags say it
     */
    public abstract String lineOfBusiness();

    /**
     * The cost centre that is charged.
     *
     * @return as cost tags say it
     */
    public abstract String costCenter();

    /**
     * Who answers for it.
     *
     * @return as cost tags say it
     */
    public abstract String owner();

    /**
     * Its account of each stage.
     *
     * @return every stage has one
     */
    public abstract Map<Stage, AccountId> accounts();

    /**
     * Tags of its own, beside those that follow from the rest.
     *
     * @return on everything that is created for it; none unless set
     */
    @Value.Default
    public CostTags tags() {
        return CostTags.NONE;
    }

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the name.
         *
         * @param name required
         * @return this
         */
        Builder name(String name);

        /**
         * Sets the line of business.
         *
         * @param name required
         * @return this
         */
        Builder lineOfBusiness(String name);

        /**
         * Sets the cost centre.
         *
         * @param number required
         * @return this
         */
        Builder costCenter(String number);

        /**
         * Sets who answers for it.
         *
         * @param name required
         * @return this
         */
        Builder owner(String name);

        /**
         * Sets the account of a stage.
         *
         * @param stage each needs one
         * @param account of the role that fits the stage
         * @return this
         */
        Builder putAccount(Stage stage, AccountId account);

        /**
         * Sets tags of its own.
         *
         * @param tags they win over those that follow from the rest
         * @return this
         */
        Builder tags(CostTags tags);

        /**
         * Ends.
         *
         * @return the team
         */
        Team build();
    }
}
