package dev.mlgovern.core.access;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.WrongAccountException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Asks STS, once for each account and role, whose credentials these are. */
final class AccountCheck {
    private record Way(AccountId account, String role) {}

    private final Supplier<StsClient> sts;
    private final StsCaller caller;
    private final ConcurrentMap<Way, Boolean> confirmed = new ConcurrentHashMap<>();

    AccountCheck(Supplier<StsClient> sts, StsCaller caller) {
        this.sts = sts;
        this.caller = caller;
    }

    /** Nothing is kept of a check that failed; who comes meanwhile waits for it. */
    void confirm(AccountId account, String role, AwsCredentialsProvider credentials) {
        Way way = new Way(account, role);
        if (!confirmed.containsKey(way)) {
            confirmed.computeIfAbsent(way, key -> asked(account, credentials));
        }
    }

    private boolean asked(AccountId account, AwsCredentialsProvider credentials) {
        GetCallerIdentityResponse identity = caller.about(
                account,
                () -> sts.get()
                        .getCallerIdentity(
                                request -> request.overrideConfiguration(o -> o.credentialsProvider(credentials))));
        if (!account.value().equals(identity.account())) {
            throw new WrongAccountException(new Failure(
                    "sts:GetCallerIdentity",
                    "the credentials belong to account " + identity.account()
                            + "; nothing was changed. Check the role of " + account + " in the topology",
                    account,
                    identity.arn(),
                    null,
                    null));
        }
        return true;
    }
}
