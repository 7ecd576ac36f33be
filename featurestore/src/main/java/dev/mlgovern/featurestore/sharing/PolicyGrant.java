package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Statements of ours in a policy, beside those of others.
 *
 * @param half what is missing without them
 * @param place the policy
 * @param statements told apart by {@code Sid}
 */
record PolicyGrant(Half half, PolicyPlace place, List<PolicyStatement> statements) {
    private static final int TRIES = 5;

    Step<Boolean> add(PlanDraft draft) {
        return draft.step("add to the " + place.what(), details -> step(details, this::with));
    }

    Step<Boolean> remove(PlanDraft draft) {
        return draft.step("take out of the " + place.what(), details -> step(details, this::without));
    }

    /** What keeps it from being added, in words. */
    Optional<String> tooLong() {
        int size = with(place.read().policy()).size();
        return size <= place.limit()
                ? Optional.empty()
                : Optional.of("%s would have %d bytes with the statements for this account, the limit is %d"
                        .formatted(place.what(), size, place.limit()));
    }

    PolicyDocument with(PolicyDocument policy) {
        PolicyDocument all = policy;
        for (PolicyStatement statement : statements) {
            all = all.has(statement) ? all : all.with(statement);
        }
        return all;
    }

    private PolicyDocument without(PolicyDocument policy) {
        PolicyDocument rest = policy;
        for (PolicyStatement statement : statements) {
            rest = rest.without(statement.sid());
        }
        return rest;
    }

    private void step(Step.Details<Boolean> details, UnaryOperator<PolicyDocument> change) {
        details.in(place.account())
                .needs(place.reads(), place.writes())
                .finds(results -> Optional.of(place.read().policy())
                        .filter(policy -> change.apply(policy) == policy)
                        .map(same -> true))
                .makes(results -> {
                    write(change);
                    return true;
                });
        statements.forEach(statement -> details.note(statement.toJson()));
    }

    /** Reads and writes again while others write too; only Glue can tell that they did. */
    private void write(UnaryOperator<PolicyDocument> change) {
        for (int tries = 1; ; tries++) {
            PolicyPlace.Read before = place.read();
            PolicyDocument after = change.apply(before.policy());
            if (after == before.policy()) {
                return;
            }
            if (after.size() > place.limit() && after.size() > before.policy().size()) {
                throw new InvalidRequestException(
                        Failure.of(place.writes(), place.what() + " has no room")
                                .in(place.account()),
                        List.of("%d bytes, the limit is %d".formatted(after.size(), place.limit())));
            }
            try {
                place.write(after, before);
                return;
            } catch (ConflictException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
