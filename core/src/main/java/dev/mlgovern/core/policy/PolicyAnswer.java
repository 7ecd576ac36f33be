package dev.mlgovern.core.policy;

import java.util.Optional;
import org.immutables.value.Value;

/** What a policy says about an access. Immutable. */
@Value.Immutable
public abstract class PolicyAnswer {
    PolicyAnswer() {}

    /** From nothing said to what nothing else can outweigh. */
    public enum Kind {
        /** No statement is about it. */
        SILENT,
        /** A statement allows it for some of the account, or on a condition that cannot be decided here. */
        IN_PART,
        /** A statement allows it. */
        ALLOWED,
        /** A statement denies it on a condition that cannot be decided here. */
        PERHAPS_DENIED,
        /** A statement denies it, which outweighs all others. */
        DENIED
    }

    /**
     * Yes, no, or neither.
     *
     * @return the weightiest of what its statements say
     */
    public abstract Kind kind();

    /**
     * Where it comes from.
     *
     * @return the statement as JSON; empty if none is about it
     */
    public abstract Optional<String> statement();

    static PolicyAnswer silent() {
        return ImmutablePolicyAnswer.builder().kind(Kind.SILENT).build();
    }

    static PolicyAnswer of(Kind kind, String statement) {
        return ImmutablePolicyAnswer.builder().kind(kind).statement(statement).build();
    }
}
