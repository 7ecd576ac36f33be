package dev.mlgovern.core.access;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Caller;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.RoleNotAssumableException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** The base credentials asking STS; the account is the one that is asked about. */
final class StsCaller implements Caller {
    private static final AccountId NOBODY = AccountId.of("000000000000");

    private static final ThreadLocal<AccountId> ABOUT = new ThreadLocal<>();

    private final AwsCredentialsProvider base;

    StsCaller(AwsCredentialsProvider base) {
        this.base = base;
    }

    <T> T about(AccountId account, Supplier<T> call) {
        AccountId outer = ABOUT.get();
        ABOUT.set(account);
        try {
            return call.get();
        } finally {
            if (outer == null) {
                ABOUT.remove();
            } else {
                ABOUT.set(outer);
            }
        }
    }

    @Override
    public AccountId account() {
        AccountId account = ABOUT.get();
        return account == null ? NOBODY : account;
    }

    @Override
    public AwsCredentials credentials() {
        try {
            return base.resolveCredentials();
        } catch (SdkException | IllegalStateException none) {
            throw new RoleNotAssumableException(
                    Failure.of(
                                    "sts:AssumeRole",
                                    "the base credentials could not be loaded; sign in, or give the platform a credentials"
                                            + " provider")
                            .in(account()),
                    "");
        }
    }

    @Override
    public Optional<String> principal() {
        return Optional.empty();
    }

    @Override
    public void confirm() {}

    @Override
    public Optional<String> role() {
        return Optional.empty();
    }

    @Override
    public void expired(AwsCredentials used) {}
}
