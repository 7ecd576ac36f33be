package dev.mlgovern.core.policy;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.UnexpectedAwsException;
import org.jspecify.annotations.Nullable;

/** Where a resource policy is kept: a service's way to read it and to write it as a whole. Implementations are thread-safe. */
public interface PolicyPlace {
    /**
     * What it is.
     *
     * @return in words, with the resource
     */
    String what();

    /**
     * What it is the policy of.
     *
     * @return its ARN or name
     */
    String resource();

    /**
     * Whose it is.
     *
     * @return the account that it is read and written in
     */
    AccountId account();

    /**
     * What reading needs.
     *
     * @return the action, as IAM names it
     */
    String reads();

    /**
     * What writing needs.
     *
     * @return the action, as IAM names it
     */
    String writes();

    /**
     * The most that the service takes.
     *
     * @return bytes of UTF-8
     */
    int limit();

    /**
     * Reads it; one call.
     *
     * @return the policy, empty if there is none
     * @throws dev.mlgovern.core.error.NotFoundException if there is no such resource
     */
    Read read();

    /**
     * Writes it, or deletes it when it is empty; one call.
     *
     * @param policy as it is to be
     * @param before as it was read
     * @throws dev.mlgovern.core.error.ConflictException if somebody changed it since it was read, where the service can tell
     */
    void write(PolicyDocument policy, Read before);

    /**
     * A policy as a service answered it.
     *
     * @param json what the service said
     * @return the policy
     * @throws UnexpectedAwsException if it is none
     */
    default PolicyDocument parsed(String json) {
        try {
            return PolicyDocument.parse(json);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedAwsException(Failure.of(reads(), what() + " came as something else than a policy")
                    .in(account()));
        }
    }

    /**
     * A policy as it was read. Immutable.
     *
     * @param policy empty if there is none
     * @param version which the service tells it by, if it does
     */
    record Read(PolicyDocument policy, @Nullable String version) {}
}
