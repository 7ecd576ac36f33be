package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.work.Progress;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Objects that S3 copies in parts only; none of their bytes is in this JVM. */
@ExtendWith(LocalCloudExtension.class)
class BigModelTest {
    private static final long SIZE = 50L << 20;

    private Bank bank;
    private MlPlatform platform;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private ModelVersion big(String head, long size) {
        bank.devBucket().putSparse(Bank.MODEL.key(), head.getBytes(StandardCharsets.UTF_8), size);
        ModelVersion source = bank.approved();
        bank.cloud().clearCalls();
        return source;
    }

    @Test
    void run_ofBigModel_copiesInPartsAndTellsProgress() {
        ModelVersion source = big("weights", SIZE);
        List<Progress> heard = new CopyOnWriteArrayList<>();

        ModelVersion central = ModelRegistry.on(platform)
                .promote(source, p -> p.limits(Scenario.LIMITS))
                .run(heard::add);

        S3Location copy = central.container().artifact().orElseThrow();
        HeadObjectResponse head = bank.s3(Bank.CENTRAL)
                .headObject(h -> h.bucket(copy.bucket()).key(copy.key()).checksumMode("ENABLED"));
        assertThat(head.contentLength()).isEqualTo(SIZE);
        assertThat(head.ssekmsKeyId()).isEqualTo(bank.centralKey());
        assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
        assertThat(bank.operations().stream().filter("UploadPartCopy"::equals)).hasSize(10);
        assertThat(heard)
                .anySatisfy(progress -> assertThat(progress.doneBytes()).isEqualTo(SIZE));
    }

    @Test
    void run_afterHalfOfThePartsFailed_copiesOnlyTheOthers() {
        ModelVersion source = big("weights", SIZE);
        bank.cloud().faults().on("s3:UploadPartCopy").skip(4).denied();
        assertThatThrownBy(() -> ModelRegistry.on(platform)
                        .promote(source, p -> p.limits(Scenario.LIMITS))
                        .run())
                .isInstanceOf(IncompleteException.class);
        long copied = bank.cloud().calls().stream()
                .filter(call -> call.operation().equals("UploadPartCopy") && call.succeeded())
                .count();
        bank.cloud().faults().clear();
        bank.cloud().clearCalls();

        ModelRegistry.on(platform)
                .promote(source, p -> p.limits(Scenario.LIMITS))
                .run();

        assertThat(copied).isEqualTo(4);
        assertThat(bank.operations().stream().filter("UploadPartCopy"::equals)).hasSize(6);
        assertThat(bank.operations()).doesNotContain("CreateMultipartUpload");
    }

    @Test
    void run_whenTheSourceChangesUnderTheCopy_failsAndLeavesNoMixture() {
        bank.account(Bank.DEV).bucket("fraud-dev-plain").policy(Bank.bucketPolicy("fraud-dev-plain"));
        S3Location model = S3Location.parse("s3://fraud-dev-plain/model.tar.gz");
        bank.account(Bank.DEV)
                .bucket("fraud-dev-plain")
                .putSparse(model.key(), "one".getBytes(StandardCharsets.UTF_8), SIZE);
        ModelVersion source = bank.approved(r -> r.artifact(model));
        Promotion promotion = ModelRegistry.on(platform).promote(source, p -> p.limits(Scenario.LIMITS));
        promotion.plan();

        assertThatThrownBy(() -> promotion.run(progress -> {
                    if (progress.doneBytes() > SIZE / 2) {
                        bank.account(Bank.DEV)
                                .bucket("fraud-dev-plain")
                                .putSparse(model.key(), "two".getBytes(StandardCharsets.UTF_8), SIZE);
                    }
                }))
                .isInstanceOf(IncompleteException.class)
                .hasCauseInstanceOf(ConflictException.class)
                .hasMessageContaining("changed after it was looked at");

        assertThat(bank.s3(Bank.CENTRAL)
                        .listObjectsV2(l -> l.bucket(Bank.CENTRAL_BUCKET).prefix("models/"))
                        .contents())
                .noneMatch(object -> object.key().endsWith("model.tar.gz"));
    }

    @Test
    void run_ofBigModel_namesBothOwnersAndPinsEveryPart() {
        ModelVersion source = big("weights", 11L << 20);
        CapturingClient captured = new CapturingClient(bank.cloud().httpClient());
        try (MlPlatform other = bank.builder("ines").httpClient(captured).build()) {
            ModelRegistry.on(other)
                    .promote(source, p -> p.limits(Scenario.LIMITS))
                    .run();
        }

        assertThat(captured.s3())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.firstMatchingHeader("x-amz-expected-bucket-owner"))
                        .isPresent());
        assertThat(captured.copies()).hasSizeGreaterThan(4).allSatisfy(request -> {
            assertThat(request.firstMatchingHeader("x-amz-source-expected-bucket-owner"))
                    .contains("222222222222");
            assertThat(request.firstMatchingHeader("x-amz-copy-source-if-match"))
                    .isPresent();
            assertThat(request.firstMatchingHeader("x-amz-copy-source"))
                    .hasValueSatisfying(from -> assertThat(from).contains("versionId="));
        });
    }
}
