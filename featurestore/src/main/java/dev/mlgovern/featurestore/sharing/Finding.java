package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.account.AccountId;
import java.util.Optional;
import org.immutables.value.Value;

/** One half of what is needed. Immutable. */
@Value.Immutable
public abstract class Finding {
    Finding() {}

    /** Whether it is there. */
    public enum State {
        /** It is. */
        PRESENT,
        /** It is not, so that it cannot work. */
        MISSING,
        /** Something denies it, whatever else allows it. */
        DENIED,
        /** That cannot be read or decided from here. */
        UNKNOWN
    }

    /**
     * Which half.
     *
     * @return the half
     */
    public abstract Half half();

    /**
     * Whether it is there.
     *
     * @return the state
     */
    public abstract State state();

    /**
     * What was found, and what to do about it.
     *
     * @return a sentence
     */
    public abstract String what();

    /**
     * Where it is, or is to be added.
     *
     * @return the account
     */
    public abstract AccountId where();

    /**
     * What it is about.
     *
     * @return an ARN, a name, or what is to be changed in words
     */
    public abstract String resource();

    /**
     * The statement to add.
     *
     * @return as JSON, without the policy around it; empty if it is there or is no statement
     */
    public abstract Optional<String> toAdd();

    static ImmutableFinding.Builder of(Half half, State state, String what) {
        return ImmutableFinding.builder().half(half).state(state).what(what);
    }

    boolean wrong() {
        return state() == State.MISSING || state() == State.DENIED;
    }
}
