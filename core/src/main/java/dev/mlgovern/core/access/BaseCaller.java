package dev.mlgovern.core.access;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Caller;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.Failure;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Acts with the base credentials. */
record BaseCaller(AccountId account, AwsCredentialsProvider base, AccountCheck check) implements Caller {
    private static final String NO_ROLE = "";

    @Override
    public AwsCredentials credentials() {
        try {
            return base.resolveCredentials();
        } catch (SdkException | IllegalStateException none) {
            throw new AccessDeniedException(
                    Failure.of(
                                    "credentials",
                                    "the base credentials could not be loaded; sign in, or give the platform a credentials"
                                            + " provider")
                            .in(account),
                    null,
                    null);
        }
    }

    @Override
    public Optional<String> principal() {
        return Optional.ofNullable(check.principal(account, NO_ROLE));
    }

    @Override
    public void confirm() {
        check.confirm(account, NO_ROLE, base);
    }

    @Override
    public Optional<String> role() {
        return Optional.empty();
    }

    @Override
    public void expired(AwsCredentials used) {
        // whoever made the provider renews what it gives
    }

    @Override
    public String toString() {
        return "base credentials in " + account;
    }
}
