package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.inference.InferenceAnswer;
import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.inference.InferenceRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;

class EndpointsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);
    private final SageMakerRuntimeClient runtime = bench.runtime(Bench.DEV);

    @BeforeEach
    void handler() {
        bench.scores(new Scorer());
    }

    @Test
    void create_isInServiceAfterAWhile() {
        configuration("v1", "weights-1");
        dev.createEndpoint(r -> r.endpointName("churn").endpointConfigName("v1"));
        assertThat(endpoint().endpointStatus()).isEqualTo(EndpointStatus.CREATING);
        DescribeEndpointResponse found = endpoint();
        assertThat(found.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        assertThat(found.endpointConfigName()).isEqualTo("v1");
        assertThat(found.pendingDeploymentSummary()).isNull();
        assertThat(found.productionVariants().get(0).deployedImages().get(0).resolvedImage())
                .contains("/scorer@sha256:");
        assertThat(found.productionVariants().get(0).currentInstanceCount()).isEqualTo(1);
    }

    @Test
    void create_takesAsManyLooksAsAsked() {
        bench.endpointLooks(3);
        configuration("v1", "weights-1");
        dev.createEndpoint(r -> r.endpointName("churn").endpointConfigName("v1"));
        for (int look = 0; look < 3; look++) {
            assertThat(endpoint().endpointStatus()).isEqualTo(EndpointStatus.CREATING);
        }
        assertThat(endpoint().endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
    }

    @Test
    void invoke_scoresWithTheBytesThatWereDeployed() {
        deploy("v1", "weights-1");
        bench.artifact(Bench.DEV, "v1.tar.gz", "other bytes");
        InvokeEndpointResponse answer = invoke("1,2");
        assertThat(answer.body().asUtf8String()).isEqualTo("weights-1|text/csv|1,2|0.5");
        assertThat(answer.contentType()).isEqualTo("text/plain");
        assertThat(answer.invokedProductionVariant()).isEqualTo("main");
    }

    @Test
    void invoke_beforeItIsInService_findsNothing() {
        configuration("v1", "weights-1");
        dev.createEndpoint(r -> r.endpointName("churn").endpointConfigName("v1"));
        assertThatThrownBy(() -> invoke("1"))
                .isInstanceOfSatisfying(
                        SageMakerRuntimeException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
                .hasMessageContaining("Endpoint churn of account 111111111111 not found.");
    }

    @Test
    void invoke_whenTheContainerFails_isAModelError() {
        deploy("v1", "weights-1");
        assertThatThrownBy(() -> invoke("fail"))
                .isInstanceOfSatisfying(
                        ModelErrorException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(424))
                .hasMessageContaining("cannot score this");
    }

    @Test
    void invoke_ofAVariantThatIsNotThere_isRefused() {
        deploy("v1", "weights-1");
        assertThatThrownBy(() -> runtime.invokeEndpoint(
                        r -> r.endpointName("churn").targetVariant("shadow").body(SdkBytes.fromUtf8String("1"))))
                .isInstanceOf(SageMakerRuntimeException.class)
                .hasMessageContaining("shadow");
    }

    @Test
    void create_withABrokenArtifact_failsWithAReason() {
        configuration("v1", "broken");
        dev.createEndpoint(r -> r.endpointName("churn").endpointConfigName("v1"));
        endpoint();
        DescribeEndpointResponse found = endpoint();
        assertThat(found.endpointStatus()).isEqualTo(EndpointStatus.FAILED);
        assertThat(found.failureReason()).contains("did not pass the ping health check");
        assertThatThrownBy(() -> dev.updateEndpoint(r -> r.endpointName("churn").endpointConfigName("v1")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("failed endpoint");
        dev.deleteEndpoint(r -> r.endpointName("churn"));
        assertThat(dev.listEndpoints(r -> {}).endpoints()).isEmpty();
    }

    @Test
    void update_servesTheOldUntilTheNewIsUp() {
        deploy("v1", "weights-1");
        configuration("v2", "weights-2");
        dev.updateEndpoint(r -> r.endpointName("churn").endpointConfigName("v2"));
        DescribeEndpointResponse during = endpoint();
        assertThat(during.endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
        assertThat(during.endpointConfigName()).isEqualTo("v1");
        assertThat(during.pendingDeploymentSummary().endpointConfigName()).isEqualTo("v2");
        assertThat(invoke("1").body().asUtf8String()).startsWith("weights-1");
        assertThat(endpoint().endpointConfigName()).isEqualTo("v2");
        assertThat(invoke("1").body().asUtf8String()).startsWith("weights-2");
    }

    @Test
    void update_thatFails_goesOnServingTheOld() {
        deploy("v1", "weights-1");
        configuration("v2", "broken");
        dev.updateEndpoint(r -> r.endpointName("churn").endpointConfigName("v2"));
        endpoint();
        DescribeEndpointResponse after = endpoint();
        assertThat(after.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        assertThat(after.endpointConfigName()).isEqualTo("v1");
        assertThat(after.failureReason()).contains("ping health check");
        assertThat(invoke("1").body().asUtf8String()).startsWith("weights-1");
    }

    @Test
    void update_whileOneIsUnderWay_isRefused() {
        deploy("v1", "weights-1");
        dev.updateEndpoint(r -> r.endpointName("churn").endpointConfigName("v1"));
        assertThatThrownBy(() -> dev.updateEndpoint(r -> r.endpointName("churn").endpointConfigName("v1")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Cannot update in-progress endpoint");
        assertThatThrownBy(() -> dev.deleteEndpoint(r -> r.endpointName("churn")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Cannot update in-progress endpoint");
    }

    @Test
    void create_whenItExists_isRefused() {
        deploy("v1", "weights-1");
        assertThatThrownBy(() -> dev.createEndpoint(r -> r.endpointName("churn").endpointConfigName("v1")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Cannot create already existing endpoint \"arn:");
        assertThatThrownBy(() -> configuration("v1", "weights-1")).isInstanceOf(SageMakerException.class);
    }

    @Test
    void create_withoutItsConfiguration_isRefused() {
        assertThatThrownBy(() -> dev.createEndpoint(r -> r.endpointName("churn").endpointConfigName("v1")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Could not find endpoint configuration");
    }

    @Test
    void describe_ofNothing_isRefused() {
        assertThatThrownBy(this::endpoint)
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Could not find endpoint \"arn:");
    }

    @Test
    void configuration_withoutItsModel_isRefused() {
        assertThatThrownBy(() -> configure(
                        "v1",
                        ProductionVariant.builder().instanceType("ml.m5.large").initialInstanceCount(1)))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Could not find model");
    }

    @Test
    void configuration_withoutCapacity_isRefused() {
        model("v1", "weights-1");
        assertThatThrownBy(() -> configure("v1", ProductionVariant.builder().instanceType("ml.m5.large")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("InitialInstanceCount");
    }

    @Test
    void configuration_thatIsServerless_takesNoImageOfAnotherAccount() {
        bench.shareArtifacts(Bench.CENTRAL, Bench.DEV);
        dev.createModel(r -> r.modelName("v1")
                .executionRoleArn(Bench.role(Bench.DEV))
                .primaryContainer(c -> c.image(Bench.image(Bench.CENTRAL))));
        assertThatThrownBy(() -> configure(
                        "v1",
                        ProductionVariant.builder()
                                .serverlessConfig(s -> s.memorySizeInMB(1024).maxConcurrency(1))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("does not reside in an Amazon ECR repository within the same AWS account");
    }

    @Test
    void configuration_isListedDescribedAndDeleted() {
        configuration("v1", "weights-1");
        assertThat(dev.listEndpointConfigs(r -> {}).endpointConfigs()).hasSize(1);
        assertThat(dev.describeEndpointConfig(r -> r.endpointConfigName("v1"))
                        .productionVariants()
                        .get(0)
                        .modelName())
                .isEqualTo("v1");
        dev.deleteEndpointConfig(r -> r.endpointConfigName("v1"));
        assertThatThrownBy(() -> dev.describeEndpointConfig(r -> r.endpointConfigName("v1")))
                .isInstanceOf(SageMakerException.class);
    }

    private void deploy(String name, String artifact) {
        configuration(name, artifact);
        dev.createEndpoint(r -> r.endpointName("churn").endpointConfigName(name));
        endpoint();
        endpoint();
    }

    private void configuration(String name, String artifact) {
        model(name, artifact);
        configure(name, ProductionVariant.builder().instanceType("ml.m5.large").initialInstanceCount(1));
    }

    private void configure(String name, ProductionVariant.Builder variant) {
        dev.createEndpointConfig(r -> r.endpointConfigName(name)
                .productionVariants(variant.variantName("main").modelName(name).build()));
    }

    private void model(String name, String artifact) {
        String data = bench.artifact(Bench.DEV, name + ".tar.gz", artifact);
        dev.createModel(r -> r.modelName(name)
                .executionRoleArn(Bench.role(Bench.DEV))
                .primaryContainer(c ->
                        c.image(Bench.image(Bench.DEV)).modelDataUrl(data).environment(Map.of("THRESHOLD", "0.5"))));
    }

    private DescribeEndpointResponse endpoint() {
        return dev.describeEndpoint(r -> r.endpointName("churn"));
    }

    private InvokeEndpointResponse invoke(String body) {
        return runtime.invokeEndpoint(
                r -> r.endpointName("churn").contentType("text/csv").body(SdkBytes.fromUtf8String(body)));
    }

    private static final class Scorer implements InferenceHandler {
        @Override
        public InferenceAnswer answer(InferenceRequest request) {
            String body = request.body().asUtf8String();
            if (body.equals("fail")) {
                throw new IllegalStateException("cannot score this");
            }
            String all = String.join(
                    "|",
                    request.artifact().asUtf8String(),
                    request.contentType(),
                    body,
                    request.environment().get("THRESHOLD"));
            return new InferenceAnswer("text/plain", SdkBytes.fromUtf8String(all));
        }

        @Override
        public boolean healthy(SdkBytes artifact, Map<String, String> environment) {
            return !artifact.asUtf8String().equals("broken");
        }
    }
}
