package dev.mlgovern.featurestore.sharing;

import static dev.mlgovern.featurestore.sharing.Neighbours.FRAUD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.OfflineTable;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalCloudTest
class OfflineSharingTest {
    private LocalCloud cloud;
    private Neighbours accounts;
    private FeatureSharing sharing;
    private FeatureGroup group;
    private OfflineTable table;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        accounts = new Neighbours(cloud);
        sharing = FeatureStore.on(accounts.platform).sharing();
        group = accounts.group();
        table = group.offlineTable().orElseThrow();
        cloud.account(Bank.STORE.value()).bucket("central-features").policy(Neighbours.THEIRS);
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void access_toTheOfflineStore_opensItsFilesAndNoOthers() {
        String file = accounts.file(table);
        String neighbour = accounts.file(accounts.group("other", s -> s.kmsKeyArn(accounts.key.arn()))
                .offlineTable()
                .orElseThrow());
        assertThatThrownBy(() -> accounts.read(file)).isInstanceOf(AccessDeniedException.class);
        Plan<Share> plan = access();
        assertThat(plan.toString())
                .contains("policy of bucket central-features", "\"kms:Decrypt\"", "s3:PutBucketPolicy");
        assertThatThrownBy(() -> accounts.table(table)).isInstanceOf(AccessDeniedException.class);
        plan.run();
        assertThat(accounts.table(table)).isEqualTo(table.table());
        assertThat(accounts.read(file)).isEqualTo("rows");
        assertThatThrownBy(() -> accounts.read(neighbour)).isInstanceOf(AccessDeniedException.class);
        assertThat(accounts.bucketPolicy()).contains("Tls only", "\"aws:SecureTransport\":false");
        assertThat(accounts.keyPolicy()).contains("Enable IAM User Permissions", "kms:ViaService");
        assertThat(accounts.cataloguePolicy())
                .contains("arn:aws:glue:eu-west-1:555555555555:table/sagemaker_featurestore/" + table.table());
        cloud.clearCalls();
        assertThat(access().nothingToDo()).isTrue();
        access().run();
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
    }

    @Test
    void revoke_ofTheOfflineStore_leavesWhatOthersWrote() {
        String keyPolicy = accounts.keyPolicy();
        access().run();
        sharing.revoke(a -> a.group(group.arn()).with(FRAUD)).run();
        assertThat(accounts.bucketPolicy()).contains("Tls only").doesNotContain("Mlgovern");
        assertThat(accounts.keyPolicy()).isEqualTo(keyPolicy);
        assertThatThrownBy(accounts::cataloguePolicy).isInstanceOf(dev.mlgovern.core.error.NotFoundException.class);
        assertThat(sharing.revoke(a -> a.group(group.arn()).with(FRAUD)).nothingToDo())
                .isTrue();
    }

    @Test
    void access_afterTheBucketPolicyWasChangedByHand_putsOurStatementsRight() {
        access().run();
        cloud.account(Bank.STORE.value())
                .bucket("central-features")
                .policy(accounts.bucketPolicy().replace("s3:GetObject", "s3:PutObject"));
        access().run();
        assertThat(accounts.bucketPolicy()).contains("s3:GetObject").doesNotContain("s3:PutObject");
    }

    @Test
    void access_byLakeFormation_grantsAndLeavesPoliciesAlone() {
        accounts.govern(table, true);
        Plan<Share> plan = access();
        assertThat(plan.toString()).contains("lakeformation:GrantPermissions").doesNotContain("PutBucketPolicy");
        plan.run();
        assertThat(accounts.bucketPolicy()).isEqualTo(Neighbours.THEIRS);
        assertThat(access().nothingToDo()).isTrue();
        assertThat(diagnosis().missing()).extracting(Finding::half).containsExactly(Half.DISCOVERY);
        sharing.revoke(a -> a.group(group.arn()).with(FRAUD)).run();
        assertThat(diagnosis().missing()).extracting(Finding::half).contains(Half.LAKE_FORMATION, Half.SHARE);
        assertThat(sharing.revoke(a -> a.group(group.arn()).with(FRAUD)).nothingToDo())
                .isTrue();
    }

    @Test
    void access_whenLakeFormationDoesNotHaveTheFiles_opensThemByPolicy() {
        String file = accounts.file(table);
        accounts.govern(table, false);
        Plan<Share> plan = access();
        assertThat(plan.toString())
                .contains("lakeformation:GrantPermissions", "s3:PutBucketPolicy")
                .doesNotContain("glue:PutResourcePolicy");
        plan.run();
        assertThat(accounts.read(file)).isEqualTo("rows");
    }

    @Test
    void access_toAnOfflineStoreThatNobodyElseCanRead_isRefused() {
        FeatureGroup keyless = accounts.group("keyless", s -> s);
        cloud.clearCalls();
        assertThatThrownBy(() ->
                        sharing.access(a -> a.group(keyless.arn()).with(FRAUD).offline(true)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no key of its own");
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
    }

    @Test
    void access_whenAPolicyHasNoRoom_isRefusedBeforeAnythingChanges() {
        String full = Neighbours.THEIRS.replace("Tls only", "x".repeat(20 * 1024 - 600));
        cloud.account(Bank.STORE.value()).bucket("central-features").policy(full);
        accounts.key.policy(accounts.keyPolicy().replace("Enable IAM User Permissions", "y".repeat(32 * 1024 - 300)));
        accounts.glue()
                .putResourcePolicy(
                        r -> r.policyInJson(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"" + "z".repeat(10_000)
                                        + "\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"glue:Delete*\",\"Resource\":\"*\"}]}"));
        cloud.clearCalls();
        assertThatThrownBy(this::access)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(3)
                                .anySatisfy(problem -> assertThat(problem).contains("bucket", "20480"))
                                .anySatisfy(problem -> assertThat(problem).contains("key", "32768"))
                                .anySatisfy(problem -> assertThat(problem).contains("Glue", "10240")));
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
    }

    private Plan<Share> access() {
        return sharing.access(a -> a.group(group.arn()).with(FRAUD).offline(true));
    }

    private Diagnosis diagnosis() {
        return sharing.diagnose(a -> a.group(group.arn()).with(FRAUD).offline(true));
    }
}
