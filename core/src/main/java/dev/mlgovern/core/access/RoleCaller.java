package dev.mlgovern.core.access;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Caller;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Acts in a role session. */
record RoleCaller(AccountId account, RoleSession session, AccountCheck check) implements Caller {
    @Override
    public AwsCredentials credentials() {
        return session.resolveCredentials();
    }

    @Override
    public Optional<String> principal() {
        return session.principal();
    }

    @Override
    public void confirm() {
        check.confirm(account, session.roleArn(), session);
    }

    @Override
    public Optional<String> role() {
        return Optional.of(session.roleArn());
    }

    @Override
    public void expired(AwsCredentials used) {
        session.forget(used);
    }
}
