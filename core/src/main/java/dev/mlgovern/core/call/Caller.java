package dev.mlgovern.core.call;

import dev.mlgovern.core.account.AccountId;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Who the calls of a client are made as, and in which account. Thread-safe. */
public interface Caller {
    /**
     * The account that is meant.
     *
     * @return its id
     */
    AccountId account();

    /**
     * Credentials that are valid now.
     *
     * @return cached ones as long as they last
     */
    AwsCredentials credentials();

    /**
     * The principal that AWS sees.
     *
     * @return its ARN, empty before the first call
     */
    Optional<String> principal();

    /**
     * Makes sure, once, that the credentials belong to the account that is meant.
     *
     * @throws dev.mlgovern.core.error.WrongAccountException if they do not
     */
    void confirm();

    /**
     * The role that a policy has to name to reach this principal, since a session's ARN ends with the session and has
     * lost the role's path.
     *
     * @return its ARN, empty if no role is assumed
     */
    Optional<String> role();

    /**
     * AWS said that credentials have expired: the next call takes new ones, unless somebody did so already.
     *
     * @param used the credentials that AWS refused
     */
    void expired(AwsCredentials used);
}
