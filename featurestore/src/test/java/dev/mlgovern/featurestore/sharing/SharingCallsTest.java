package dev.mlgovern.featurestore.sharing;

import static dev.mlgovern.featurestore.sharing.Neighbours.FRAUD;
import static dev.mlgovern.featurestore.sharing.Neighbours.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sharing costs in calls, without STS; {@code docs/calls.md} says the same. */
@LocalCloudTest
class SharingCallsTest {
    private final List<String> rows = new ArrayList<>();

    @Test
    void work_ofSharing_costsAsManyCallsAsTheDocsSay(LocalCloud cloud) throws IOException {
        try (Neighbours accounts = new Neighbours(cloud)) {
            FeatureSharing sharing = FeatureStore.on(accounts.platform).sharing();
            FeatureGroupArn group = accounts.group().arn();
            cloud.clearCalls();
            Plan<Share> found = sharing.discoverable(Bank.STORE, REGION, SharePrincipal.of(FRAUD));
            counts(cloud, "plan to share the feature catalog");
            found.run();
            counts(cloud, "share the feature catalog");
            sharing.access(a -> a.group(group).with(FRAUD)).run();
            counts(cloud, "share a feature group");
            sharing.access(a -> a.group(group).with(FRAUD)).run();
            counts(cloud, "share a feature group again");
            sharing.access(a -> a.group(group).with(FRAUD).offline(true)).run();
            counts(cloud, "share its offline store too");
            sharing.diagnose(a -> a.group(group).with(FRAUD).offline(true));
            counts(cloud, "diagnose all of it");
            sharing.revoke(a -> a.group(group).with(FRAUD)).run();
            counts(cloud, "take a feature group back");
            assertThat(Files.readString(Path.of("../docs/calls.md"))).contains(rows);
        }
    }

    private void counts(LocalCloud cloud, String work) {
        List<RecordedCall> calls = cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .toList();
        long changes = calls.stream().filter(RecordedCall::mutating).count();
        rows.add("| %s | %d | %d |".formatted(work, calls.size(), changes));
        cloud.clearCalls();
    }
}
