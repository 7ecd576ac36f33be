package dev.mlgovern.core.policy;

import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Statements of ours put into a policy, or taken out of it, beside those of others, which stay as they are. It can be repeated: what is
 * there is not written again. Thread-safe.
 */
public final class PolicyMerge {
    private static final int TRIES = 5;

    private final PolicyPlace place;
    private final UnaryOperator<PolicyDocument> change;

    private PolicyMerge(PolicyPlace place, UnaryOperator<PolicyDocument> change) {
        this.place = place;
        this.change = change;
    }

    /**
     * Puts statements in, in the place of those with their {@code Sid}s.
     *
     * @param place where
     * @param statements told apart by {@code Sid}
     * @return a change, not made yet
     */
    public static PolicyMerge adding(PolicyPlace place, List<PolicyStatement> statements) {
        List<PolicyStatement> ours = List.copyOf(statements);
        return new PolicyMerge(place, policy -> {
            PolicyDocument all = policy;
            for (PolicyStatement statement : ours) {
                all = all.has(statement) ? all : all.with(statement);
            }
            return all;
        });
    }

    /**
     * Takes statements out.
     *
     * @param place where
     * @param statements told apart by {@code Sid}
     * @return a change, not made yet
     */
    public static PolicyMerge removing(PolicyPlace place, List<PolicyStatement> statements) {
        List<PolicyStatement> ours = List.copyOf(statements);
        return new PolicyMerge(place, policy -> {
            PolicyDocument rest = policy;
            for (PolicyStatement statement : ours) {
                rest = rest.without(statement.sid());
            }
            return rest;
        });
    }

    /**
     * Whether there is nothing to change; one call.
     *
     * @return true if it was made before
     */
    public boolean made() {
        PolicyDocument now = place.read().policy();
        return change.apply(now) == now;
    }

    /**
     * What keeps it from being made; one call.
     *
     * @return in words; empty if there is room
     */
    public Optional<String> tooLong() {
        return tooLong(place.read().policy());
    }

    /**
     * What keeps it from being made in a policy that was read.
     *
     * @param policy as it was read
     * @return in words; empty if there is room
     */
    public Optional<String> tooLong(PolicyDocument policy) {
        int size = change.apply(policy).size();
        return size <= place.limit()
                ? Optional.empty()
                : Optional.of("%s would have %d bytes with these statements, the limit is %d"
                        .formatted(place.what(), size, place.limit()));
    }

    /**
     * Reads and writes, again while others write too, where the service can tell that they did. What the service calls one write is
     * one: nobody sees half of it.
     *
     * @throws InvalidRequestException if the policy has no room, nothing was changed
     * @throws ConflictException if others write all the time
     */
    public void make() {
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
