package dev.mlgovern.registry;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.IncompleteException;
import java.util.List;
import java.util.function.Supplier;

/** Steps one after the other that tell, when one fails, which were done. */
final class Course {
    private final String operation;
    private final AccountId account;
    private final List<String> steps;

    Course(String operation, AccountId account, List<String> steps) {
        this.operation = operation;
        this.account = account;
        this.steps = steps;
    }

    <T> T step(String name, Supplier<T> step) {
        int at = steps.indexOf(name);
        try {
            return step.get();
        } catch (GovernanceException failed) {
            if (at == 0) {
                throw failed;
            }
            throw new IncompleteException(
                    Failure.of(operation, name + " failed, run it again to finish the rest; " + failed.getMessage())
                            .in(account)
                            .causedBy(failed),
                    steps.subList(0, at),
                    steps.subList(at, steps.size()));
        }
    }
}
