package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.policy.PolicyPlace;
import dev.mlgovern.core.policy.PolicyStatement;
import java.util.List;

/**
 * A policy and the statements that have to be in it, or others that allow the same.
 *
 * @param piece what kind of policy
 * @param place where it is
 * @param grants what has to be allowed
 */
record Need(Piece piece, PolicyPlace place, List<Grant> grants) {
    /**
     * A statement.
     *
     * @param asked which of its accounts are asked about
     * @param about what it is about, an ARN also where a policy names none
     * @param statement what would allow it, to every account that needs the same, so that nobody loses it when it is replaced
     * @param conditions that hold whenever it is used
     */
    record Grant(
            List<AccountId> asked, String about, PolicyStatement statement, java.util.Map<String, String> conditions) {}
}
