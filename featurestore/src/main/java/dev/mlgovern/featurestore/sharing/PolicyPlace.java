package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnexpectedAwsException;
import dev.mlgovern.core.policy.PolicyDocument;
import org.jspecify.annotations.Nullable;

/** Where a resource policy is kept. */
interface PolicyPlace {
    /** In words, with the resource. */
    String what();

    /** ARN or name of what it is the policy of. */
    String resource();

    AccountId account();

    String reads();

    String writes();

    /** The most bytes that the service takes. */
    int limit();

    Read read();

    /** A policy as a service answered it. */
    default PolicyDocument parsed(String json) {
        try {
            return PolicyDocument.parse(json);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAwsException(Failure.of(reads(), what() + " came as something else than a policy")
                    .in(account()));
        }
    }

    /**
     * Writes, or deletes when the policy is empty.
     *
     * @throws dev.mlgovern.core.error.ConflictException if somebody changed it since it was read, where the service can tell
     */
    void write(PolicyDocument policy, Read before);

    /**
     * A policy as it was read.
     *
     * @param policy empty if there is none
     * @param version which the service tells it by, if it does
     */
    record Read(PolicyDocument policy, @Nullable String version) {}
}
