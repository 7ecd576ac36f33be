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

    /** AWS said that the credentials have expired: the next call takes new ones. */
    void expired();
}
