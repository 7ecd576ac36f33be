package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.tag.TagScheme;
import dev.mlgovern.core.topology.TopologyRules.Parts;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import software.amazon.awssdk.regions.Region;

/** The accounts, teams and conventions of an organization, checked as a whole. Immutable. */
@Value.Immutable
public abstract class Topology {
    Topology() {}

    /**
     * Begins with nothing set.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableTopology.builder();
    }

    /**
     * The AWS organization.
     *
     * @return its id, such as {@code o-a1b2c3d4e5}; empty if not given
     */
    public abstract Optional<String> organization();

    /**
     * The regions that are used.
     *
     * @return at least one; the first is the home region of accounts that name none
     */
    public abstract List<Region> regions();

    /**
     * All accounts.
     *
     * @return exactly one of them has the role {@link AccountRole#ML_SHARED_SERVICES}
     */
    public abstract List<Account> accounts();

    /**
     * All teams.
     *
     * @return each with an account of every stage
     */
    public abstract List<Team> teams();

    /**
     * The tag scheme.
     *
     * @return what all cost tags keep to
     */
    public abstract TagScheme tags();

    /**
     * The account with an id.
     *
     * @param id the id
     * @return the account
     * @throws dev.mlgovern.core.error.InvalidRequestException if it is not in the topology
     */
    public Account account(AccountId id) {
        return TopologyQueries.account(this, id);
    }

    /**
     * A team's account of a stage.
     *
     * @param team of this topology
     * @param stage which of its accounts
     * @return the account
     * @throws dev.mlgovern.core.error.InvalidRequestException if it is not in the topology
     */
    public Account account(Team team, Stage stage) {
        return TopologyQueries.account(this, team, stage);
    }

    /**
     * The account with a name.
     *
     * @param name the name
     * @return the account
     * @throws dev.mlgovern.core.error.InvalidRequestException if it is not in the topology; names the nearest that is
     */
    public Account named(String name) {
        return TopologyQueries.named(this, name);
    }

    /**
     * The accounts that are for something.
     *
     * @param role what for
     * @return in the order of the topology, may be empty
     */
    public List<Account> with(AccountRole role) {
        return accounts().stream().filter(a -> a.role() == role).toList();
    }

    /**
     * The one account that is for something, such as the one that holds the central registry.
     *
     * @param role what for
     * @return the account
     * @throws dev.mlgovern.core.error.InvalidRequestException if none or several are
     */
    public Account only(AccountRole role) {
        return TopologyQueries.only(this, role);
    }

    /**
     * The team with a name.
     *
     * @param name the name
     * @return the team
     * @throws dev.mlgovern.core.error.InvalidRequestException if it is not in the topology; names the nearest that is
     */
    public Team team(String name) {
        return TopologyQueries.team(this, name);
    }

    /**
     * The team that an account belongs to.
     *
     * @param account the account
     * @return empty for accounts that no team owns
     */
    public Optional<Team> teamOf(AccountId account) {
        return teams().stream()
                .filter(team -> team.accounts().containsValue(account))
                .findFirst();
    }

    /**
     * What is known of the cost of anything that is created in an account.
     *
     * @param account of this topology
     * @return may miss required tags, which the work has to bring: not every account has one payer
     */
    public CostTags tagsOf(Account account) {
        return TopologyQueries.tagsOf(this, account);
    }

    /**
     * The cost tags of what is created for a team's product, in its own accounts or in a central one.
     *
     * @param team who pays
     * @param account where it is created
     * @param product such as the model group
     * @return tags that keep to the scheme
     * @throws dev.mlgovern.core.error.InvalidRequestException if they would not
     */
    public CostTags tagsOf(Team team, Account account, String product) {
        return tagsOf(team, account, product, CostTags.NONE);
    }

    /**
     * As {@link #tagsOf(Team, Account, String)}, with tags that the caller sets.
     *
     * @param team who pays
     * @param account where it is created
     * @param product such as the model group
     * @param more win over all others, and none of them is dropped
     * @return tags that keep to the scheme
     * @throws dev.mlgovern.core.error.InvalidRequestException if they would not
     */
    public CostTags tagsOf(Team team, Account account, String product, CostTags more) {
        return tags().checked(
                        TopologyQueries.tagsOf(tags(), team, account, product).and(more));
    }

    /** Accounts and teams, a line each. */
    @Override
    public String toString() {
        return TopologyText.of(this);
    }

    /** Checks it as a whole. */
    @Value.Check
    void check() {
        Problems problems = new Problems();
        Parts parts = new Parts(organization().orElse(null), regions(), accounts(), teams(), tags());
        new TopologyRules(parts, problems).check();
        problems.throwIfAny("the topology");
    }

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets the AWS organization.
         *
         * @param id such as {@code o-a1b2c3d4e5}
         * @return this
         */
        Builder organization(String id);

        /**
         * Adds a region; the first is home.
         *
         * @param region a region of AWS
         * @return this
         */
        Builder addRegion(Region region);

        /**
         * Adds an account.
         *
         * @param account with id and name of its own
         * @return this
         */
        Builder addAccount(Account account);

        /**
         * Adds a team.
         *
         * @param team with a name of its own
         * @return this
         */
        Builder addTeam(Team team);

        /**
         * Sets the tag scheme.
         *
         * @param scheme required
         * @return this
         */
        Builder tags(TagScheme scheme);

        /**
         * Ends.
         *
         * @return the topology
         * @throws dev.mlgovern.core.error.InvalidRequestException with every problem, if there is one
         */
        Topology build();
    }
}
