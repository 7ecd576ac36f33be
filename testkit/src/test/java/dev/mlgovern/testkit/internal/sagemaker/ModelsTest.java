package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class ModelsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);

    @Test
    void create_ofAnApprovedVersion_namesThePackage() {
        String version = approvedVersion(Bench.DEV);
        bench.model(Bench.DEV, "churn-1", version);
        assertThat(dev.describeModel(r -> r.modelName("churn-1"))
                        .containers()
                        .get(0)
                        .modelPackageName())
                .isEqualTo(version);
        assertThat(dev.listModels(r -> r.nameContains("churn")).models()).hasSize(1);
    }

    @Test
    void create_ofAVersionThatIsNotApproved_isRefused() {
        bench.group(Bench.DEV, "churn");
        String version = bench.version(Bench.DEV, "churn");
        assertThatThrownBy(() -> bench.model(Bench.DEV, "churn-1", version))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("not Approved");
    }

    @Test
    void create_whenItExists_isRefused() {
        String version = approvedVersion(Bench.DEV);
        bench.model(Bench.DEV, "churn-1", version);
        assertThatThrownBy(() -> bench.model(Bench.DEV, "churn-1", version))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Cannot create already existing model");
    }

    @Test
    void create_ofAVersionOfAnotherAccount_needsItsPolicy() {
        String version = approvedVersion(Bench.CENTRAL);
        bench.shareArtifacts(Bench.CENTRAL, Bench.DEV);
        assertThatThrownBy(() -> bench.model(Bench.DEV, "churn-1", version))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("sagemaker:CreateModel");
        bench.groupPolicy(Bench.CENTRAL, "churn", Bench.DEV, "sagemaker:CreateModel");
        bench.model(Bench.DEV, "churn-1", version);
        assertThat(dev.describeModel(r -> r.modelName("churn-1")).executionRoleArn())
                .contains(Bench.DEV);
    }

    @Test
    void create_withDataThatTheRoleCannotRead_isRefused() {
        String foreign = bench.artifact(Bench.CENTRAL, "model.tar.gz", "weights");
        assertRefused(
                r -> r.primaryContainer(c -> c.image(Bench.image(Bench.DEV)).modelDataUrl(foreign)),
                "Could not access model data at " + foreign);
    }

    @Test
    void create_withARoleOfAnotherAccount_isDenied() {
        String role = Bench.role(Bench.CENTRAL);
        assertThatThrownBy(() -> create(r -> r.executionRoleArn(role)))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
                .hasMessageContaining("Cross-account pass role is not allowed");
    }

    @Test
    void create_byOneWhoMayNotPassTheRole_isDenied() {
        String version = approvedVersion(Bench.DEV);
        SageMakerClient narrow = bench.sageMakerAllowed(Bench.DEV, "sagemaker:*");
        assertThatThrownBy(() -> narrow.createModel(r -> r.modelName("churn-1")
                        .executionRoleArn(Bench.role(Bench.DEV))
                        .containers(ContainerDefinition.builder()
                                .modelPackageName(version)
                                .build())))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("iam:PassRole");
    }

    @Test
    void create_withARoleThatIsNotThere_isRefused() {
        assertRefused(
                r -> r.executionRoleArn("arn:aws:iam::111111111111:role/none"),
                "Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com'");
    }

    @Test
    void create_withoutAContainer_isRefused() {
        assertRefused(r -> r.primaryContainer((ContainerDefinition) null), "either PrimaryContainer or Containers");
    }

    @Test
    void delete_takesTheModelAway() {
        create(r -> {});
        dev.deleteModel(r -> r.modelName("plain"));
        assertThatThrownBy(() -> dev.describeModel(r -> r.modelName("plain")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Could not find model");
    }

    private String approvedVersion(String account) {
        bench.group(account, "churn");
        String version = bench.version(account, "churn");
        bench.approve(account, version);
        return version;
    }

    private void create(Consumer<CreateModelRequest.Builder> more) {
        String data = bench.artifact(Bench.DEV, "plain.tar.gz", "weights");
        CreateModelRequest.Builder request = CreateModelRequest.builder()
                .modelName("plain")
                .executionRoleArn(Bench.role(Bench.DEV))
                .primaryContainer(c -> c.image(Bench.image(Bench.DEV)).modelDataUrl(data));
        more.accept(request);
        dev.createModel(request.build());
    }

    private void assertRefused(Consumer<CreateModelRequest.Builder> more, String message) {
        assertThatThrownBy(() -> create(more))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining(message);
    }
}
