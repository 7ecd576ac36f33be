package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AdditionalInferenceSpecificationDefinition;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelCardStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class ModelPackageUpdatesTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);
    private String version = "";

    @BeforeEach
    void register() {
        bench.group(Bench.DEV, "churn");
        version = bench.version(Bench.DEV, "churn");
        bench.advance(Duration.ofMinutes(1));
    }

    @Test
    void approve_saysWhoAndWhyAndWhen() {
        dev.updateModelPackage(r -> r.modelPackageArn(version)
                .modelApprovalStatus(ModelApprovalStatus.APPROVED)
                .approvalDescription("AUC 0.91"));
        DescribeModelPackageResponse found = found();
        assertThat(found.modelApprovalStatus()).isEqualTo(ModelApprovalStatus.APPROVED);
        assertThat(found.approvalDescription()).isEqualTo("AUC 0.91");
        assertThat(found.lastModifiedTime()).isEqualTo(bench.now());
        assertThat(found.lastModifiedBy().iamIdentity().arn()).contains(Bench.DEV);
    }

    @Test
    void update_ofSomethingElse_leavesTheApproval() {
        bench.approve(Bench.DEV, version);
        dev.updateModelPackage(r -> r.modelPackageArn(version)
                .customerMetadataProperties(Map.of("team", "fraud"))
                .modelLifeCycle(l -> l.stage("Staging").stageStatus("Approved")));
        DescribeModelPackageResponse found = found();
        assertThat(found.modelApprovalStatus()).isEqualTo(ModelApprovalStatus.APPROVED);
        assertThat(found.modelLifeCycle().stage()).isEqualTo("Staging");
        assertThat(found.customerMetadataProperties()).containsOnly(Map.entry("team", "fraud"));
    }

    @Test
    void update_ofProperties_addsAndTakesAway() {
        dev.updateModelPackage(r -> r.modelPackageArn(version).customerMetadataProperties(Map.of("a", "1", "b", "2")));
        dev.updateModelPackage(r -> r.modelPackageArn(version)
                .customerMetadataProperties(Map.of("b", "3"))
                .customerMetadataPropertiesToRemove("a"));
        assertThat(found().customerMetadataProperties()).containsOnly(Map.entry("b", "3"));
    }

    @Test
    void update_toMoreThanFiftyProperties_isRefused() {
        dev.updateModelPackage(r -> r.modelPackageArn(version).customerMetadataProperties(properties("a", 30)));
        assertThatThrownBy(() -> dev.updateModelPackage(
                        r -> r.modelPackageArn(version).customerMetadataProperties(properties("b", 30))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("at most 50");
        assertThat(found().customerMetadataProperties()).hasSize(30);
    }

    @Test
    void update_ofSpecifications_addsThemAndChecksTheirData() {
        dev.updateModelPackage(r -> r.modelPackageArn(version)
                .additionalInferenceSpecificationsToAdd(specification(bench.artifact(Bench.DEV, "neo.tar.gz", "neo"))));
        assertThat(found().additionalInferenceSpecifications()).hasSize(1);
        assertThatThrownBy(() -> dev.updateModelPackage(r -> r.modelPackageArn(version)
                        .additionalInferenceSpecificationsToAdd(specification("s3://models-111111111111/none"))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Could not find model data");
    }

    @Test
    void update_withTheSameToken_happensOnce() {
        AdditionalInferenceSpecificationDefinition neo = specification(bench.artifact(Bench.DEV, "neo.tar.gz", "neo"));
        for (int attempt = 0; attempt < 2; attempt++) {
            dev.updateModelPackage(
                    r -> r.modelPackageArn(version).clientToken("once").additionalInferenceSpecificationsToAdd(neo));
        }
        assertThat(found().additionalInferenceSpecifications()).hasSize(1);
    }

    @Test
    void update_ofAnArchivedCard_isRefused() {
        dev.updateModelPackage(r -> r.modelPackageArn(version)
                .modelCard(c -> c.modelCardContent("{}").modelCardStatus(ModelCardStatus.ARCHIVED)));
        assertThatThrownBy(() -> dev.updateModelPackage(
                        r -> r.modelPackageArn(version).modelCard(c -> c.modelCardContent("{}"))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Model Card is in Archived state");
    }

    @Test
    void update_ofAnUnversionedPackage_isRefused() {
        String alone = dev.createModelPackage(bench.packageRequest(Bench.DEV, "churn")
                        .modelPackageGroupName(null)
                        .modelPackageName("alone")
                        .build())
                .modelPackageArn();
        assertThatThrownBy(() -> bench.approve(Bench.DEV, alone))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("not versioned");
    }

    @Test
    void update_fromAnotherAccount_needsTheGroupsPolicy() {
        assertThatThrownBy(() -> bench.approve(Bench.CENTRAL, version))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("sagemaker:UpdateModelPackage");
        bench.groupPolicy(Bench.DEV, "churn", Bench.CENTRAL, "sagemaker:UpdateModelPackage");
        bench.approve(Bench.CENTRAL, version);
        assertThat(found().modelApprovalStatus()).isEqualTo(ModelApprovalStatus.APPROVED);
        assertThat(found().lastModifiedBy().iamIdentity().arn()).contains(Bench.CENTRAL);
    }

    @Test
    void delete_takesTheVersionAway() {
        dev.deleteModelPackage(r -> r.modelPackageName(version));
        assertThatThrownBy(this::found).isInstanceOf(SageMakerException.class).hasMessageContaining("does not exist");
    }

    private static AdditionalInferenceSpecificationDefinition specification(String modelData) {
        return AdditionalInferenceSpecificationDefinition.builder()
                .name("neo")
                .containers(ModelPackageContainerDefinition.builder()
                        .image("111111111111.dkr.ecr.eu-west-1.amazonaws.com/scorer:1")
                        .modelDataUrl(modelData)
                        .build())
                .build();
    }

    private static Map<String, String> properties(String prefix, int number) {
        return IntStream.range(0, number).boxed().collect(Collectors.toMap(i -> prefix + i, String::valueOf));
    }

    private DescribeModelPackageResponse found() {
        return dev.describeModelPackage(r -> r.modelPackageName(version));
    }
}
