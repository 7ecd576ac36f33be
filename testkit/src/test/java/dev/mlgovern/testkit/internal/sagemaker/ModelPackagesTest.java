package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.BatchDescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class ModelPackagesTest {
    private static final String VERSION_1 = "arn:aws:sagemaker:eu-west-1:111111111111:model-package/churn/1";

    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);
    private final SageMakerClient central = bench.sageMaker(Bench.CENTRAL);

    @BeforeEach
    void group() {
        bench.group(Bench.DEV, "churn");
    }

    @Test
    void create_inAGroup_makesAVersionThatIsPending() {
        String arn = bench.version(Bench.DEV, "churn");
        DescribeModelPackageResponse found = dev.describeModelPackage(r -> r.modelPackageName(arn));
        assertThat(arn).isEqualTo(VERSION_1);
        assertThat(found.modelPackageVersion()).isEqualTo(1);
        assertThat(found.modelPackageGroupName()).isEqualTo("churn");
        assertThat(found.modelApprovalStatus()).isEqualTo(ModelApprovalStatus.PENDING_MANUAL_APPROVAL);
        assertThat(found.modelPackageStatus()).isEqualTo(ModelPackageStatus.COMPLETED);
        assertThat(found.createdBy().iamIdentity().arn()).contains(Bench.DEV);
        assertThat(found.inferenceSpecification().containers().get(0).imageDigest())
                .startsWith("sha256:");
    }

    @Test
    void create_again_countsOnAndNeverBack() {
        bench.version(Bench.DEV, "churn");
        String second = bench.version(Bench.DEV, "churn");
        dev.deleteModelPackage(r -> r.modelPackageName(second));
        assertThat(second).endsWith("churn/2");
        assertThat(bench.version(Bench.DEV, "churn")).endsWith("churn/3");
    }

    @Test
    void create_keepsEverythingItWasGiven() {
        String arn = create(r -> r.modelPackageDescription("leaves")
                .customerMetadataProperties(Map.of("team", "fraud"))
                .metadataProperties(m -> m.commitId("abc").repository("git"))
                .sourceUri("arn:aws:sagemaker:eu-west-1:333333333333:model-package/churn/9")
                .samplePayloadUrl("s3://models-111111111111/sample.csv")
                .domain("MACHINE_LEARNING")
                .task("CLASSIFICATION")
                .skipModelValidation("All")
                .modelCard(c -> c.modelCardContent("{}").modelCardStatus("Draft"))
                .modelMetrics(m -> m.modelQuality(q ->
                        q.statistics(s -> s.contentType("application/json").s3Uri("s3://models-111111111111/m.json"))))
                .driftCheckBaselines(d -> d.modelQuality(q -> q.statistics(
                        s -> s.contentType("application/json").s3Uri("s3://models-111111111111/b.json")))));
        DescribeModelPackageResponse found = dev.describeModelPackage(r -> r.modelPackageName(arn));
        assertThat(found.customerMetadataProperties()).containsEntry("team", "fraud");
        assertThat(found.metadataProperties().commitId()).isEqualTo("abc");
        assertThat(found.sourceUri()).endsWith("churn/9");
        assertThat(found.samplePayloadUrl()).endsWith("sample.csv");
        assertThat(found.domain()).isEqualTo("MACHINE_LEARNING");
        assertThat(found.modelCard().modelCardContent()).isEqualTo("{}");
        assertThat(found.modelMetrics().modelQuality().statistics().s3Uri()).endsWith("m.json");
        assertThat(found.driftCheckBaselines().modelQuality().statistics().s3Uri())
                .endsWith("b.json");
    }

    @Test
    void create_withTheSameToken_answersTheSameVersion() {
        String first = create(r -> r.clientToken("once"));
        assertThat(create(r -> r.clientToken("once"))).isEqualTo(first);
        assertThat(create(r -> r.clientToken("twice"))).endsWith("churn/2");
    }

    @Test
    void create_withTheSameTokenForSomethingElse_isAConflict() {
        create(r -> r.clientToken("once"));
        assertThatThrownBy(() -> create(r -> r.clientToken("once").modelPackageDescription("other")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void create_withATokenOfLongAgo_makesAnotherVersion() {
        create(r -> r.clientToken("once"));
        bench.advance(Duration.ofMinutes(11));
        assertThat(create(r -> r.clientToken("once"))).endsWith("churn/2");
    }

    @Test
    void create_withTagsInAGroup_isRefused() {
        assertRefused(r -> r.tags(Bench.tag("team", "fraud")), "Tags cannot be supplied");
    }

    @Test
    void create_withNameAndGroup_isRefused() {
        assertRefused(r -> r.modelPackageName("alone"), "Cannot determine which one to use");
    }

    @Test
    void create_withNeitherNameNorGroup_isRefused() {
        assertThatThrownBy(() -> dev.createModelPackage(r -> r.sourceUri("x")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Missing ARN.");
    }

    @Test
    void create_inAGroupThatIsNotThere_isRefused() {
        assertRefused(r -> r.modelPackageGroupName("none"), "does not exist");
    }

    @Test
    void create_withoutModelData_isRefused() {
        assertRefused(container("s3://models-111111111111/none.tar.gz"), "Could not find model data at");
    }

    @Test
    void create_withModelDataOfAnotherAccount_isRefused() {
        String foreign = bench.artifact(Bench.CENTRAL, "model.tar.gz", "weights");
        assertRefused(container(foreign), "Could not access model data at");
    }

    @Test
    void create_withModelDataInAnotherRegion_isRefused() {
        assertRefused(container(bench.artifactElsewhere(Bench.DEV)), "located in eu-west-1");
    }

    @Test
    void create_withAPrefixOfModelData_needsAnObjectUnderIt() {
        bench.artifact(Bench.DEV, "parts/a.bin", "a");
        Consumer<CreateModelPackageRequest.Builder> parts = prefix("s3://models-111111111111/parts/");
        assertThat(create(parts)).endsWith("churn/1");
        assertRefused(prefix("s3://models-111111111111/nothing/"), "Could not find model data at");
    }

    @Test
    void create_withAnImageThatIsNotThere_isRefused() {
        assertRefused(
                r -> r.inferenceSpecification(s -> s.containers(ModelPackageContainerDefinition.builder()
                        .image("111111111111.dkr.ecr.eu-west-1.amazonaws.com/missing:1")
                        .build())),
                "not found");
    }

    @Test
    void create_withAnUnusableKey_isRefused() {
        assertThatThrownBy(() -> create(r -> r.securityConfig(c ->
                        c.kmsKeyId("arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-00000000bad0"))))
                .isInstanceOf(SageMakerException.class);
    }

    @Test
    void create_withACardThatIsNotOfAPackage_isRefused() {
        assertRefused(r -> r.modelCard(c -> c.modelCardContent("a good model")), "not JSON");
        assertRefused(
                r -> r.modelCard(c -> c.modelCardContent("{\"model_package_details\":{}}")),
                "model_package_details is not in it");
        assertRefused(
                r -> r.modelCard(c -> c.modelCardContent("{\"model_overview\":{\"model_id\":\"1\"}}")),
                "model_id is not in it");
    }

    @Test
    void create_withoutAGroup_makesAnUnversionedPackageOnce() {
        Consumer<CreateModelPackageRequest.Builder> alone =
                r -> r.modelPackageName("alone").modelPackageGroupName(null).tags(Bench.tag("team", "fraud"));
        String arn = create(alone);
        assertThat(arn).endsWith("model-package/alone");
        assertThat(dev.listTags(r -> r.resourceArn(arn)).tags()).hasSize(1);
        assertThatThrownBy(() -> create(alone))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void create_inAGroupOfAnotherAccount_needsItsPolicy() {
        String group = bench.group(Bench.CENTRAL, "churn");
        assertThatThrownBy(() -> create(r -> r.modelPackageGroupName(group)))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("sagemaker:CreateModelPackage");
        bench.groupPolicy(Bench.CENTRAL, "churn", Bench.DEV, "sagemaker:CreateModelPackage");
        assertThat(create(r -> r.modelPackageGroupName(group)))
                .isEqualTo("arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/1");
    }

    @Test
    void describe_fromAnotherAccount_needsTheGroupsPolicy() {
        String arn = bench.version(Bench.DEV, "churn");
        assertThatThrownBy(() -> central.describeModelPackage(r -> r.modelPackageName(arn)))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("sagemaker:DescribeModelPackage");
        bench.groupPolicy(Bench.DEV, "churn", Bench.CENTRAL, "sagemaker:DescribeModelPackage");
        assertThat(central.describeModelPackage(r -> r.modelPackageName(arn)).modelPackageVersion())
                .isEqualTo(1);
    }

    @Test
    void describe_byGroupAndNumber_findsTheVersion() {
        bench.version(Bench.DEV, "churn");
        assertThat(dev.describeModelPackage(r -> r.modelPackageName("churn/1")).modelPackageArn())
                .isEqualTo(VERSION_1);
    }

    @Test
    void describe_ofNothing_isRefusedAsInvalid() {
        assertThatThrownBy(() -> dev.describeModelPackage(r -> r.modelPackageName(VERSION_1)))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .hasMessageContaining("does not exist");
    }

    @Test
    void batchDescribe_answersForEachPackage() {
        String arn = bench.version(Bench.DEV, "churn");
        String gone = arn.replace("churn/1", "churn/7");
        BatchDescribeModelPackageResponse found =
                dev.batchDescribeModelPackage(r -> r.modelPackageArnList(List.of(arn, gone)));
        assertThat(found.modelPackageSummaries())
                .hasEntrySatisfying(
                        arn,
                        version -> assertThat(version.modelPackageVersion()).isEqualTo(1));
        assertThat(found.batchDescribeModelPackageErrorMap())
                .hasEntrySatisfying(gone, error -> assertThat(error.errorCode()).isEqualTo("ValidationException"));
    }

    private static Consumer<CreateModelPackageRequest.Builder> container(String modelData) {
        return r -> r.inferenceSpecification(s -> s.containers(ModelPackageContainerDefinition.builder()
                .image("111111111111.dkr.ecr.eu-west-1.amazonaws.com/scorer:1")
                .modelDataUrl(modelData)
                .build()));
    }

    private static Consumer<CreateModelPackageRequest.Builder> prefix(String uri) {
        return r -> r.inferenceSpecification(s -> s.containers(ModelPackageContainerDefinition.builder()
                .image("111111111111.dkr.ecr.eu-west-1.amazonaws.com/scorer:1")
                .modelDataSource(d ->
                        d.s3DataSource(o -> o.s3Uri(uri).s3DataType("S3Prefix").compressionType("None")))
                .build()));
    }

    private String create(Consumer<CreateModelPackageRequest.Builder> more) {
        CreateModelPackageRequest.Builder request = bench.packageRequest(Bench.DEV, "churn");
        more.accept(request);
        return dev.createModelPackage(request.build()).modelPackageArn();
    }

    private void assertRefused(Consumer<CreateModelPackageRequest.Builder> more, String message) {
        assertThatThrownBy(() -> create(more))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining(message);
    }
}
