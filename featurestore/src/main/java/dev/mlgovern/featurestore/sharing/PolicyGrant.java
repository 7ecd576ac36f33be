package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.policy.PolicyMerge;
import dev.mlgovern.core.policy.PolicyPlace;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import java.util.List;
import java.util.Optional;

/**
 * Statements of ours in a policy, beside those of others.
 *
 * @param half what is missing without them
 * @param place the policy
 * @param statements told apart by {@code Sid}
 */
record PolicyGrant(Half half, PolicyPlace place, List<PolicyStatement> statements) {
    Step<Boolean> add(PlanDraft draft) {
        return draft.step(
                "add to the " + place.what(), details -> step(details, PolicyMerge.adding(place, statements)));
    }

    Step<Boolean> remove(PlanDraft draft) {
        return draft.step(
                "take out of the " + place.what(), details -> step(details, PolicyMerge.removing(place, statements)));
    }

    /** What keeps it from being added, in words. */
    Optional<String> tooLong() {
        return PolicyMerge.adding(place, statements).tooLong();
    }

    private void step(Step.Details<Boolean> details, PolicyMerge merge) {
        details.in(place.account())
                .needs(place.reads(), place.writes())
                .finds(results -> merge.made() ? Optional.of(true) : Optional.empty())
                .makes(results -> {
                    merge.make();
                    return true;
                });
        statements.forEach(statement -> details.note(statement.toJson()));
    }
}
