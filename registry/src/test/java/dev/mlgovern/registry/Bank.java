package dev.mlgovern.registry;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.testkit.BucketSetup;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;

/** The bank on LocalCloud, which knows what was called and can be set up otherwise. */
public final class Bank extends Estate {
    private final LocalCloud cloud;

    public Bank(LocalCloud cloud) {
        super(new LocalGround(cloud));
        this.cloud = cloud;
    }

    public LocalCloud cloud() {
        return cloud;
    }

    public BucketSetup devBucket() {
        return account(DEV).bucket(DEV_BUCKET);
    }

    public CloudAccount account(AccountId id) {
        return cloud.account(id.value());
    }

    /** Calls that changed something, without those of STS. */
    public List<String> changes() {
        return cloud.calls().stream()
                .filter(RecordedCall::mutating)
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }

    public List<String> operations() {
        return cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }
}
