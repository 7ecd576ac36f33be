package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.policy.PolicyAnswer;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyMerge;
import dev.mlgovern.core.policy.PolicyQuestion;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.governance.preflight.Finding.State;
import dev.mlgovern.governance.preflight.Need.Grant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Decides what a policy lacks; what others wrote counts, whatever its {@code Sid}. */
final class Judge {
    private final Topology topology;
    private final Need need;
    private final Map<AccountId, Set<String>> lacking =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final Set<PolicyStatement> toAdd = new LinkedHashSet<>();
    private State state = State.PRESENT;
    private String reason = "";

    private Judge(Topology topology, Need need) {
        this.topology = topology;
        this.need = need;
    }

    static Finding of(Topology topology, Need need, PolicyDocument policy) {
        Judge judge = new Judge(topology, need);
        need.grants().forEach(grant -> judge.ask(grant, policy));
        return judge.finding(policy);
    }

    /** What could not be read may have it all; where there is no resource, all is to be in its policy once there is one. */
    static Finding unseen(Need need, State state, String what) {
        return finding(need, state, need.place().what() + " " + what)
                .need(Optional.empty())
                .toAdd(need.grants().stream()
                        .filter(grant -> state == State.MISSING)
                        .map(grant -> grant.statement().toJson())
                        .toList())
                .build();
    }

    static ImmutableFinding.Builder finding(Need need, State state, String what) {
        return ImmutableFinding.builder()
                .piece(need.piece())
                .state(state)
                .where(need.place().account())
                .resource(need.place().resource())
                .what(what)
                .need(need);
    }

    private void ask(Grant grant, PolicyDocument policy) {
        for (AccountId reader : grant.asked()) {
            Map<String, String> context = new HashMap<>(Wants.known(topology, reader));
            context.putAll(grant.conditions());
            for (String action : grant.statement().actions()) {
                heard(grant, reader, action, policy.asked(new PolicyQuestion(reader, action, grant.about(), context)));
            }
        }
    }

    private void heard(Grant grant, AccountId reader, String action, PolicyAnswer answer) {
        State one = switch (answer.kind()) {
            case ALLOWED -> State.PRESENT;
            case SILENT -> State.MISSING;
            case IN_PART, PERHAPS_DENIED -> State.UNKNOWN;
            case DENIED -> State.DENIED;
        };
        if (one.compareTo(state) > 0) {
            state = one;
            reason = answer.statement().orElse("");
        }
        if (one == State.MISSING) {
            lacking.computeIfAbsent(reader, absent -> new LinkedHashSet<>()).add(action);
            toAdd.add(grant.statement());
        }
    }

    private Finding finding(PolicyDocument policy) {
        List<String> statements = toAdd.stream().map(PolicyStatement::toJson).toList();
        String what = need.place().what() + " "
                + switch (state) {
                    case PRESENT -> "allows it";
                    case MISSING -> "does not allow " + lacking();
                    case DENIED -> "denies it: " + reason;
                    case UNKNOWN -> "allows it perhaps, to some or on a condition: " + reason;
                };
        return finding(need, state, what + room(policy).map(text -> "; " + text).orElse(""))
                .toAdd(statements)
                .build();
    }

    private Optional<String> room(PolicyDocument policy) {
        return toAdd.isEmpty()
                ? Optional.empty()
                : PolicyMerge.adding(need.place(), List.copyOf(toAdd)).tooLong(policy);
    }

    private String lacking() {
        List<String> each = new ArrayList<>();
        lacking.forEach((reader, actions) -> each.add(String.join(", ", actions) + " to " + reader));
        return String.join("; ", each);
    }
}
