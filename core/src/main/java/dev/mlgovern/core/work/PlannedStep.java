package dev.mlgovern.core.work;

import dev.mlgovern.core.account.AccountId;
import java.util.List;

/**
 * One step of a plan. Immutable.
 *
 * @param name what it does; unique in its plan
 * @param account the account it acts in
 * @param from other accounts whose resources it uses, so that their policies have to allow it
 * @param reads ARNs of what it reads of theirs, as far as that is known
 * @param actions the IAM actions it needs, as IAM names them
 * @param bytes bytes it moves, 0 if none
 * @param notes what is rewritten or dropped, and why; one line each
 * @param after names of the steps that have to be done before it
 * @param done whether it was found done when the plan was made
 */
public record PlannedStep(
        String name,
        AccountId account,
        List<AccountId> from,
        List<String> reads,
        List<String> actions,
        long bytes,
        List<String> notes,
        List<String> after,
        boolean done) {
    /**
     * Copies the lists.
     *
     * @param name what it does; unique in its plan
     * @param account the account it acts in
     * @param from other accounts whose resources it uses
     * @param reads ARNs of what it reads of theirs
     * @param actions the IAM actions it needs
     * @param bytes bytes it moves, 0 if none
     * @param notes what is rewritten or dropped, and why
     * @param after names of the steps that have to be done before it
     * @param done whether it was found done when the plan was made
     */
    public PlannedStep {
        from = List.copyOf(from);
        reads = List.copyOf(reads);
        actions = List.copyOf(actions);
        notes = List.copyOf(notes);
        after = List.copyOf(after);
    }
}
