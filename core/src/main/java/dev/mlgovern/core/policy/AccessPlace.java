package dev.mlgovern.core.policy;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.topology.Account;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Accounts by what they are to the work, such as that of the central registry. Immutable and thread-safe.
 *
 * @param words how the docs name them
 * @param roles what such accounts are for
 */
public record AccessPlace(String words, Set<AccountRole> roles) {
    /** Every account of the topology. */
    public static final AccessPlace EVERY = new AccessPlace("every account", EnumSet.allOf(AccountRole.class));

    /** That of the central registry. */
    public static final AccessPlace CENTRAL = of("the central account", AccountRole.ML_SHARED_SERVICES);

    /** Those in which teams develop. */
    public static final AccessPlace DEV = of("the team's dev account", AccountRole.ML_DEV);

    /** Those in which endpoints run. */
    public static final AccessPlace SERVING = of("the endpoint's account", AccountRole.ML_TEST, AccountRole.ML_PROD);

    /** Those that have versions of models. */
    public static final AccessPlace MODELS =
            of("the version's own account", AccountRole.ML_DEV, AccountRole.ML_SHARED_SERVICES);

    /** Those of teams and the central one. */
    public static final AccessPlace TEAMS = of(
            "a team's account or the central one",
            AccountRole.ML_DEV,
            AccountRole.ML_TEST,
            AccountRole.ML_PROD,
            AccountRole.ML_SHARED_SERVICES);

    /**
     * Copies the roles.
     *
     * @param words what people call it
     * @param roles which accounts it may be
     */
    public AccessPlace {
        roles = Set.copyOf(roles);
    }

    /**
     * Names accounts by their roles.
     *
     * @param words how the docs name them, such as {@code the payer's account}
     * @param roles what such accounts are for
     * @return the place
     */
    public static AccessPlace of(String words, AccountRole... roles) {
        return new AccessPlace(words, EnumSet.copyOf(Arrays.asList(roles)));
    }

    /**
     * Whether an account is there.
     *
     * @param account of a topology
     * @return true if it has one of the roles
     */
    public boolean has(Account account) {
        return roles.contains(account.role());
    }

    /** How the docs name it. */
    @Override
    public String toString() {
        return words;
    }
}
