package dev.mlgovern.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.BucketSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import dev.mlgovern.testkit.RecordedCall;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;

@ExtendWith(LocalCloudExtension.class)
class ArtifactCopierTest {
    private static final S3Location TO = new S3Location(Bank.CENTRAL_BUCKET, "models/copy.bin");

    private Bank bank;
    private MlPlatform platform;
    private ArtifactCopier copier;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform();
        copier = ArtifactCopier.of(
                platform.in(Bank.CENTRAL),
                new ArtifactCopier.Source(Bank.DEV, Region.EU_WEST_1),
                new CopyTarget(Bank.CENTRAL_BUCKET, Bank.CENTRAL, bank.centralKey()),
                CopyLimits.STANDARD);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Artifact sparse(String head, long size) {
        bank.devBucket().putSparse(Bank.MODEL.key(), bytes(head), size);
        Artifact artifact = copier.look(Bank.MODEL).orElseThrow();
        bank.cloud().clearCalls();
        return artifact;
    }

    @Test
    void copy_ofTwentyGibibytes_takesSevenCallsBesideItsParts() {
        Artifact source = sparse("weights", 20L << 30);

        Artifact copy = copier.copy(source, TO, ProgressListener.SILENT);

        assertThat(copy.size()).isEqualTo(20L << 30);
        assertThat(bank.operations().stream().filter("UploadPartCopy"::equals)).hasSize(80);
        assertThat(bank.operations()).hasSizeLessThanOrEqualTo(80 + 8);
        assertThat(copier.find(source, TO)).isPresent();
    }

    @Test
    void actions_ofACopyInParts_holdWhatItsCallsNeed() {
        Artifact source = sparse("weights", 20L << 30);

        copier.copy(source, TO, ProgressListener.SILENT);

        assertThat(bank.cloud().calls().stream()
                        .filter(call -> !call.service().equals("sts"))
                        .map(RecordedCall::action))
                .isSubsetOf(copier.actions(source))
                .contains("s3:ListBucketMultipartUploads");
    }

    @Test
    void copy_ofHundredsOfGibibytes_growsItsParts() {
        Artifact source = sparse("weights", 500L << 30);

        copier.copy(source, TO, ProgressListener.SILENT);

        assertThat(bank.operations().stream().filter("UploadPartCopy"::equals)).hasSizeLessThanOrEqualTo(1000);
        assertThat(new CopyLimits(5L << 20, 5L << 20, 1).partSize(50L << 40)).isEqualTo(5L << 30);
    }

    @Test
    void copy_afterHalfOfItsPartsFailed_goesOnWithTheOthers() {
        Artifact source = sparse("weights", 20L << 30);
        bank.cloud().faults().on("s3:UploadPartCopy").skip(40).denied();
        assertThatThrownBy(() -> copier.copy(source, TO, ProgressListener.SILENT))
                .isInstanceOf(GovernanceException.class);
        bank.cloud().faults().clear();
        bank.cloud().clearCalls();

        copier.copy(source, TO, ProgressListener.SILENT);

        assertThat(bank.operations().stream().filter("UploadPartCopy"::equals)).hasSize(40);
        assertThat(bank.operations()).doesNotContain("CreateMultipartUpload");
    }

    @Test
    void copy_ofObjectThatChangedSince_isRefused() {
        BucketSetup plain =
                bank.account(Bank.DEV).bucket("fraud-dev-plain").policy(Bank.bucketPolicy("fraud-dev-plain"));
        plain.put("model.bin", bytes("one"));
        Artifact source =
                copier.look(S3Location.parse("s3://fraud-dev-plain/model.bin")).orElseThrow();
        plain.put("model.bin", bytes("two"));

        assertThatThrownBy(() -> copier.copy(source, TO, ProgressListener.SILENT))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("changed after it was looked at");
        assertThat(copier.find(source, TO)).isEmpty();
    }

    @Test
    void copy_ofObjectThatChangedSinceInVersionedBucket_copiesWhatWasLookedAt() {
        Artifact source = copier.look(Bank.MODEL).orElseThrow();
        bank.put(Bank.MODEL, "others");

        copier.copy(source, TO, ProgressListener.SILENT);

        assertThat(bank.s3(Bank.CENTRAL)
                        .getObjectAsBytes(g -> g.bucket(TO.bucket()).key(TO.key()))
                        .asUtf8String())
                .isEqualTo("the model");
    }

    @Test
    void find_whileAnUploadIsOpenBesideTheCopy_isNotDoneUntilItIsClosed() {
        Artifact source = sparse("weights", 1L << 30);
        copier.copy(source, TO, ProgressListener.SILENT);
        bank.s3(Bank.CENTRAL).createMultipartUpload(c -> c.bucket(TO.bucket()).key(TO.key()));

        assertThat(copier.find(source, TO)).isEmpty();
        copier.copy(source, TO, ProgressListener.SILENT);

        assertThat(copier.find(source, TO)).isPresent();
        assertThat(bank.s3(Bank.CENTRAL)
                        .listMultipartUploads(l -> l.bucket(TO.bucket()))
                        .uploads())
                .isEmpty();
    }
}
