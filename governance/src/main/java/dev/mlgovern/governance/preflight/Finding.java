package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.account.AccountId;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What was found of one piece. Immutable. */
@Value.Immutable
public abstract class Finding {
    Finding() {}

    /** Whether it is there. */
    public enum State {
        /** It is. */
        PRESENT,
        /** That cannot be read or decided from here. */
        UNKNOWN,
        /** It is not, so that it cannot work. */
        MISSING,
        /** Something denies it, whatever else allows it. */
        DENIED
    }

    /**
     * Which piece.
     *
     * @return the piece
     */
    public abstract Piece piece();

    /**
     * Whether it is there.
     *
     * @return the state
     */
    public abstract State state();

    /**
     * Where it is, or is to be added.
     *
     * @return the account
     */
    public abstract AccountId where();

    /**
     * What it is of.
     *
     * @return the ARN or name of a role, bucket, key, repository, group or bus
     */
    public abstract String resource();

    /**
     * What was found.
     *
     * @return a sentence, with the actions that are missing and the accounts that they are missing for
     */
    public abstract String what();

    /**
     * The statements to add.
     *
     * @return each as JSON, without the policy around it; empty if nothing is to be added, or if it is
     *     {@linkplain State#UNKNOWN not known} whether
     */
    public abstract List<String> toAdd();

    /** What is to be there, if it is more than a role. */
    @Value.Auxiliary
    abstract Optional<Need> need();

    boolean wrong() {
        return state() == State.MISSING || state() == State.DENIED;
    }
}
