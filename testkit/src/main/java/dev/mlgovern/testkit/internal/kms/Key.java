package dev.mlgovern.testkit.internal.kms;

import dev.mlgovern.testkit.internal.service.Access;
import java.time.Instant;

/**
 * A key.
 *
 * @param id its id
 * @param arn its ARN
 * @param created when it was made
 * @param state policy and whether it may be used
 */
record Key(String id, String arn, Instant created, State state) {
    String owner() {
        return arn.split(":", -1)[4];
    }

    Access needs(String action) {
        return Access.of(action, arn, owner()).withPolicy(state.policy);
    }

    /** What changes about a key. */
    static final class State {
        volatile String policy;
        volatile boolean enabled = true;

        State(String policy) {
            this.policy = policy;
        }
    }
}
