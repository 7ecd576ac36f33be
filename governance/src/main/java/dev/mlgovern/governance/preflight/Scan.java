package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.WrongAccountException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.governance.preflight.Finding.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One look: roles first, then policies where the role could be assumed. */
final class Scan {
    private final MlPlatform platform;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<AccountId> reached = new HashSet<>();

    Scan(MlPlatform platform) {
        this.platform = platform;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean reached(AccountId account) {
        return reached.contains(account);
    }

    void roles(Collection<AccountId> accounts) {
        FanOut<AccountId, Boolean> looked = platform.work().forEach(accounts, each -> {
            platform.in(each).confirm();
            return true;
        });
        for (AccountId each : accounts) {
            GovernanceException failed = looked.failures().get(each);
            if (failed == null) {
                reached.add(each);
                findings.add(role(each, State.PRESENT, "the role can be assumed, and it is that account"));
            } else {
                boolean wrong = failed instanceof RoleNotAssumableException || failed instanceof WrongAccountException;
                findings.add(
                        role(each, wrong ? State.MISSING : State.UNKNOWN, "cannot be reached: " + failed.getMessage()));
            }
        }
    }

    void policies(List<Need> needs) {
        List<Need> readable =
                needs.stream().filter(need -> reached(need.place().account())).toList();
        FanOut<Need, Finding> looked = platform.work().forEach(readable, this::look);
        readable.forEach(need -> {
            GovernanceException failed = looked.failures().get(need);
            findings.add(failed == null ? looked.results().get(need) : failed(need, failed));
        });
    }

    void failed(Account account, GovernanceException failed) {
        findings.add(ImmutableFinding.builder()
                .piece(Piece.GROUP_POLICY)
                .state(State.UNKNOWN)
                .where(account.id())
                .resource("groups of " + account.name())
                .what("the groups of the central registry may not be looked at: " + failed.getMessage())
                .build());
    }

    private Finding look(Need need) {
        return Judge.of(platform.topology(), need, need.place().read().policy());
    }

    private static Finding failed(Need need, GovernanceException failed) {
        return failed instanceof NotFoundException
                ? Judge.unseen(need, State.MISSING, "cannot be, for there is no such resource: " + failed.getMessage())
                : Judge.unseen(need, State.UNKNOWN, "may not be looked at: " + failed.getMessage());
    }

    private Finding role(AccountId account, State state, String what) {
        return ImmutableFinding.builder()
                .piece(Piece.ROLE)
                .state(state)
                .where(account)
                .resource(platform.topology().account(account).access().roleArn())
                .what(what)
                .build();
    }
}
