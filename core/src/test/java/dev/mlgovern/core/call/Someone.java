package dev.mlgovern.core.call;

import dev.mlgovern.core.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Acts in a role, or is not known; keeps what it was told of credentials that expired. */
record Someone(@Nullable String who, @Nullable String inRole, List<AwsCredentials> forgotten) implements Caller {
    static final Caller UNKNOWN = new Someone(null, null);

    Someone(@Nullable String who, @Nullable String inRole) {
        this(who, inRole, new ArrayList<>());
    }

    @Override
    public AccountId account() {
        return AccountId.of("222222222222");
    }

    @Override
    public AwsCredentials credentials() {
        return AwsBasicCredentials.create("AKIAEXAMPLE", "secret");
    }

    @Override
    public Optional<String> principal() {
        return Optional.ofNullable(who);
    }

    @Override
    public Optional<String> role() {
        return Optional.ofNullable(inRole);
    }

    @Override
    public void confirm() {}

    @Override
    public void expired(AwsCredentials used) {
        forgotten.add(used);
    }
}
