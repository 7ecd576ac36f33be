package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.PlannedStep;
import dev.mlgovern.governance.preflight.Finding.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the steps of a plan read beside what the topology says that they may need, such as another bucket than that of the models:
 * nobody wants anything of its policy, so it cannot be said to be there.
 */
final class Beside {
    private final Topology topology;
    private final List<Wanted> wanted;

    Beside(Topology topology, List<Wanted> wanted) {
        this.topology = topology;
        this.wanted = wanted;
    }

    List<Finding> of(List<PlannedStep> steps) {
        return steps.stream()
                .flatMap(step -> step.reads().stream()
                        .map(Wanted::place)
                        .flatMap(place -> owner(step, place).map(owner -> finding(step, owner, place)).stream()))
                .distinct()
                .toList();
    }

    /** The account of the topology that it has to be allowed by; those of AWS allow their images to everybody. */
    private Optional<AccountId> owner(PlannedStep step, String place) {
        String named = place.split(":", 6)[4];
        Stream<AccountId> owners = named.isEmpty() ? step.from().stream() : Stream.of(AccountId.of(named));
        return owners.filter(owner -> !owner.equals(step.account()))
                .filter(owner -> topology.accounts().stream().map(Account::id).anyMatch(owner::equals))
                .filter(owner -> wanted.stream()
                        .noneMatch(each -> each.reader().equals(step.account())
                                && Wanted.place(each.resource()).equals(place)))
                .findFirst();
    }

    private static Finding finding(PlannedStep step, AccountId owner, String place) {
        return ImmutableFinding.builder()
                .piece(place.contains(":s3:") ? Piece.BUCKET_POLICY : Piece.REPOSITORY_POLICY)
                .state(State.UNKNOWN)
                .where(owner)
                .resource(place)
                .what("what " + step.account() + " needs of " + place
                        + " does not follow from the topology; look at its policy, and at that of its key, by hand")
                .build();
    }
}
