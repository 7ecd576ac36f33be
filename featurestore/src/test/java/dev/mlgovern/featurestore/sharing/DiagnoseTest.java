package dev.mlgovern.featurestore.sharing;

import static dev.mlgovern.featurestore.sharing.Neighbours.FRAUD;
import static dev.mlgovern.featurestore.sharing.Neighbours.REGION;
import static dev.mlgovern.featurestore.sharing.Neighbours.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShare;

@LocalCloudTest
class DiagnoseTest {
    private LocalCloud cloud;
    private Neighbours accounts;
    private FeatureSharing sharing;
    private FeatureGroup group;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        accounts = new Neighbours(cloud);
        sharing = FeatureStore.on(accounts.platform).sharing();
        group = accounts.group();
        cloud.account(Bank.STORE.value()).bucket("central-features").policy(Neighbours.THEIRS);
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    /** Each piece that can be taken away, and the one half that is missing then. */
    private enum Piece {
        CATALOG(
                Half.DISCOVERY,
                t -> t.sharing
                        .hide(Bank.STORE, REGION, SharePrincipal.of(FRAUD))
                        .run()),
        SHARE(Half.SHARE, t -> t.accounts.ram().deleteResourceShare(r -> r.resourceShareArn(t.share()))),
        RESOURCE(
                Half.RESOURCE,
                t -> t.accounts
                        .ram()
                        .disassociateResourceShare(r -> r.resourceShareArn(t.share())
                                .resourceArns(t.group.arn().toString()))),
        PRINCIPAL(
                Half.PRINCIPAL,
                t -> t.accounts
                        .ram()
                        .disassociateResourceShare(
                                r -> r.resourceShareArn(t.share()).principals(FRAUD.value()))),
        PERMISSION(
                Half.PERMISSION,
                t -> t.accounts
                        .ram()
                        .associateResourceSharePermission(r -> r.resourceShareArn(t.share())
                                .replace(true)
                                .permissionArn("arn:aws:ram::aws:permission/" + Access.READ.permission()))),
        GLUE(Half.GLUE_POLICY, t -> t.accounts.glue().deleteResourcePolicy(r -> {})),
        BUCKET(Half.BUCKET_POLICY, t -> t.bucketPolicy(Neighbours.THEIRS)),
        FILES(Half.BUCKET_POLICY, t -> t.bucketPolicy(t.accounts.bucketPolicy().replace("s3:GetObject\"", "s3:Put\""))),
        KEY(Half.KEY_POLICY, t -> t.accounts.key.policy(t.accounts.keyPolicy().replace("kms:Decrypt", "kms:Encrypt")));

        private final Half half;

        @SuppressWarnings("ImmutableEnumChecker") // all of them are lambdas that hold nothing
        private final Consumer<DiagnoseTest> take;

        Piece(Half half, Consumer<DiagnoseTest> take) {
            this.half = half;
            this.take = take;
        }
    }

    @ParameterizedTest
    @EnumSource
    void diagnose_withOnePieceTakenAway_namesExactlyThat(Piece piece) {
        everything();
        assertThat(diagnosis().missing()).isEmpty();
        piece.take.accept(this);
        Diagnosis diagnosis = diagnosis();
        assertThat(diagnosis.missing()).extracting(Finding::half).containsExactly(piece.half);
        assertThat(diagnosis.toString()).contains("1 missing", "MISSING  " + piece.half);
        boolean policy = piece.half.name().endsWith("POLICY");
        assertThat(diagnosis.missing().get(0).toAdd().isPresent()).isEqualTo(policy);
        assertThat(diagnosis.missing().get(0).where()).isEqualTo(Bank.STORE);
    }

    @Test
    void diagnose_ofEverything_readsOnlyAndSaysWhatItCannotKnow() {
        everything();
        cloud.clearCalls();
        Diagnosis diagnosis = diagnosis();
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
        assertThat(diagnosis.unknown()).extracting(Finding::half).containsExactly(Half.CALLER, Half.ATHENA_CATALOG);
        assertThat(diagnosis.unknown().get(0).toAdd())
                .hasValueSatisfying(
                        statement -> assertThat(statement).contains("sagemaker:PutRecord", "card-activity"));
        assertThat(diagnosis.toString()).contains("nothing is missing");
    }

    @Test
    void diagnose_ofNothing_namesEveryHalf() {
        assertThat(diagnosis().missing())
                .extracting(Finding::half)
                .containsExactly(Half.DISCOVERY, Half.SHARE, Half.GLUE_POLICY, Half.BUCKET_POLICY, Half.KEY_POLICY);
    }

    @Test
    void diagnose_ofAnInvitationThatIsNotAccepted_namesIt() {
        sharing.access(a -> a.group(group.arn()).with(STRANGER)).run();
        sharing.discoverable(Bank.STORE, REGION, SharePrincipal.of(STRANGER)).run();
        Diagnosis diagnosis = sharing.diagnose(a -> a.group(group.arn()).with(STRANGER));
        assertThat(diagnosis.missing()).extracting(Finding::half).containsExactly(Half.DISCOVERY, Half.INVITATION);
        assertThat(diagnosis.missing().get(1).where()).isEqualTo(STRANGER);
    }

    @Test
    void diagnose_withADenialOfSomebodyElse_tellsItsStatement() {
        everything();
        bucketPolicy(accounts.bucketPolicy()
                .replace("\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}", "\"Condition\":{}"));
        assertThat(diagnosis().missing()).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(Finding.State.DENIED);
            assertThat(finding.half()).isEqualTo(Half.BUCKET_POLICY);
            assertThat(finding.what()).contains("Tls only");
        });
    }

    @Test
    void diagnose_withAStatementOfSomebodyElse_takesIt() {
        everything();
        bucketPolicy(accounts.bucketPolicy().replace("Mlgovern", "ByHand"));
        assertThat(diagnosis().missing()).isEmpty();
        assertThat(diagnosis().unknown()).extracting(Finding::half).contains(Half.BUCKET_POLICY);
    }

    @Test
    void diagnose_throughAUnit_doesNotKnow_throughTheOrganizationItDoes() {
        sharing.access(a -> a.group(group.arn()).with(new SharePrincipal(Neighbours.UNIT)))
                .run();
        Diagnosis unit = sharing.diagnose(a -> a.group(group.arn()).with(FRAUD));
        assertThat(unit.missing()).extracting(Finding::half).containsExactly(Half.DISCOVERY);
        assertThat(unit.unknown()).extracting(Finding::half).contains(Half.PRINCIPAL);
        sharing.access(a -> a.group(group.arn())
                        .with(new SharePrincipal("arn:aws:organizations::999999999999:organization/o-exampleorg1")))
                .run();
        Diagnosis whole = sharing.diagnose(a -> a.group(group.arn()).with(FRAUD));
        assertThat(whole.missing()).extracting(Finding::half).containsExactly(Half.DISCOVERY);
    }

    @Test
    void diagnose_whatMayNotBeRead_isUnknown() {
        everything();
        cloud.faults().on("kms:GetKeyPolicy").denied();
        cloud.faults().on("ram:GetResourceShares").denied();
        assertThat(diagnosis().missing()).isEmpty();
        assertThat(diagnosis().unknown())
                .extracting(Finding::half)
                .containsExactly(Half.DISCOVERY, Half.SHARE, Half.CALLER, Half.KEY_POLICY, Half.ATHENA_CATALOG);
        cloud.faults().clear();
        cloud.faults().on("sagemaker:DescribeFeatureGroup").denied();
        assertThat(diagnosis().unknown()).extracting(Finding::half).contains(Half.OFFLINE_STORE);
    }

    @Test
    void diagnose_ofAGroupWithoutAKey_saysThatItCannotBe() {
        FeatureGroup keyless = accounts.group("keyless", s -> s);
        assertThat(sharing.diagnose(a -> a.group(keyless.arn()).with(FRAUD).offline(true))
                        .missing())
                .filteredOn(finding -> finding.half() == Half.KEY_POLICY)
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("no key of its own"));
    }

    private void everything() {
        sharing.discoverable(Bank.STORE, REGION, SharePrincipal.of(FRAUD)).run();
        sharing.access(a -> a.group(group.arn())
                        .with(FRAUD)
                        .access(Access.READ_WRITE)
                        .offline(true))
                .run();
    }

    private Diagnosis diagnosis() {
        return sharing.diagnose(
                a -> a.group(group.arn()).with(FRAUD).access(Access.READ_WRITE).offline(true));
    }

    private void bucketPolicy(String policy) {
        cloud.account(Bank.STORE.value()).bucket("central-features").policy(policy);
    }

    private String share() {
        List<ResourceShare> shares = accounts.ram()
                .getResourceShares(r -> r.resourceOwner(ResourceOwner.SELF).name("mlgovern-card-activity-read-write"))
                .resourceShares();
        return shares.get(0).resourceShareArn();
    }
}
