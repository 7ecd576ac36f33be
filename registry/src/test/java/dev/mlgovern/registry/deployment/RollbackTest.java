package dev.mlgovern.registry.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

@LocalCloudTest
class RollbackTest {
    private LocalCloud cloud;
    private ModelBank bank;
    private MlPlatform platform;

    @BeforeEach
    void open(LocalCloud local) {
        cloud = local;
        bank = new ModelBank(local);
        platform = bank.platform().build();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void run_ofANewVersion_replacesTheOneBefore() {
        DeployedModel first = deploy(bank.approved("0.1"), "0.1");
        DeployedModel second = deploy(bank.approved("0.2"), "0.2");

        assertThat(second.endpoint()).isEqualTo(first.endpoint());
        assertThat(serving()).isEqualTo(second.configuration()).isNotEqualTo(first.configuration());
    }

    @Test
    void run_backToTheVersionBefore_servesItAgain() {
        ModelVersionArn first = bank.approved("0.1");
        String configuration = deploy(first, "0.1").configuration();
        deploy(bank.approved("0.2"), "0.2");

        assertThat(deploy(first, "0.1").configuration()).isEqualTo(configuration);
        assertThat(serving()).isEqualTo(configuration);
    }

    @ParameterizedTest
    @ValueSource(strings = {NumberContainer.SICK, NumberContainer.BROKEN, "0.2"})
    void run_whenTheNewVersionDoesNotWork_goesBackToTheOneBefore(String model) {
        DeployedModel before = deploy(bank.approved("0.1"), "0.1");

        DeploymentFailedException failure = fails(bank.approved(model), "something else");

        assertThat(failure.rolledBackTo()).contains(before.configuration());
        assertThat(failure.endpoint()).isEqualTo(before.endpoint());
        assertThat(failure.left()).hasSize(2);
        assertThat(failure).hasMessageContaining("rolled back to configuration " + before.configuration());
        assertThat(serving()).isEqualTo(before.configuration());
    }

    @ParameterizedTest
    @ValueSource(strings = {NumberContainer.SICK, NumberContainer.BROKEN, "0.2"})
    void run_whenTheFirstVersionDoesNotWork_leavesNothingServingAndSaysWhatIsLeft(String model) {
        DeploymentFailedException failure = fails(bank.approved(model), "something else");

        assertThat(failure.rolledBackTo()).isEmpty();
        assertThat(failure).hasMessageContaining("nothing serves").hasMessageContaining("Left, without cost");
        SageMakerClient test = bank.admin(ModelBank.TEST);
        assertThat(test.listEndpoints(r -> {}).endpoints()).isEmpty();
        assertThat(test.listModels(r -> {}).models()).hasSize(1);
        assertThat(test.listEndpointConfigs(r -> {}).endpointConfigs()).hasSize(1);
    }

    @Test
    void run_againAfterItFailed_triesAgainAndServesOnceItWorks() {
        ModelVersionArn version = bank.approved("0.2");
        DeployedModel before = deploy(bank.approved("0.1"), "0.1");
        fails(version, "something else");

        DeployedModel after = deploy(version, "0.2");

        assertThat(serving()).isEqualTo(after.configuration()).isNotEqualTo(before.configuration());
        assertThat(Lineage.on(platform).of(after.endpoint()).ofType("ModelDeployment"))
                .hasSize(2);
    }

    @Test
    void run_withAnotherCheckThatFails_leavesWhatWasDeployedBefore() {
        ModelVersionArn version = bank.approved("0.1");
        DeployedModel deployed = deploy(version, "0.1");

        DeploymentFailedException failure = fails(version, "something else");

        assertThat(failure).hasMessageContaining("left as it is");
        assertThat(serving()).isEqualTo(deployed.configuration());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void run_whenAnotherRunDeployedMeanwhile_leavesWhatThatDeployed(boolean update) {
        if (update) {
            deploy(bank.approved("0.1"), "0.1");
        }
        ModelVersionArn second = bank.approved("0.2");
        ModelVersionArn third = bank.approved("0.3");
        DeploymentRequest overtaken = DeploymentRequest.builder()
                .to(Stage.TEST)
                .check(InvocationCheck.of("text/csv", "1,2").expecting("nothing", answer -> {
                    deploy(third, "0.3");
                    return false;
                }))
                .build();

        DeploymentFailedException failure = catchThrowableOfType(
                DeploymentFailedException.class,
                () -> Deployments.on(platform).deploy(second, overtaken).run());

        assertThat(failure).hasMessageContaining("another configuration serves meanwhile");
        assertThat(serving()).startsWith("fraud-churn-v" + third.number() + "-");
    }

    @Test
    void run_whenTheEndpointMayNotBeAsked_saysSoAndLeavesIt() {
        ModelVersionArn version = bank.approved("0.1");
        cloud.faults().on("sagemaker:InvokeEndpoint").denied();
        cloud.faults().on("runtime.sagemaker:InvokeEndpoint").denied();

        assertThatThrownBy(() -> deploy(version, "0.1"))
                .isInstanceOf(IncompleteException.class)
                .hasCauseInstanceOf(AccessDeniedException.class);
        assertThat(serving()).startsWith("fraud-churn-v1-");
    }

    @Test
    void run_whenTheGroupPolicyDoesNotAllowIt_namesThatPolicy() {
        ModelVersionArn version = bank.approved("0.1");
        bank.groupPolicy(ModelBank.PROD);

        IncompleteException incomplete = catchThrowableOfType(IncompleteException.class, () -> deploy(version, "0.1"));

        assertThat(incomplete.done()).isEmpty();
        assertThat(incomplete.left()).hasSize(4);
        assertThat(incomplete.getCause()).isInstanceOfSatisfying(AccessDeniedException.class, denied -> {
            assertThat(denied.policy())
                    .hasValueSatisfying(p -> assertThat(p).contains("resource policy of the model package group"));
            assertThat(denied.resource()).contains(version.toString());
        });
    }

    @Test
    void run_whenTheExecutionRoleMayNotReadTheModel_namesItsPolicies() {
        ModelVersionArn version = bank.approved("0.1");
        bank.testExecution().policies();

        IncompleteException incomplete = catchThrowableOfType(IncompleteException.class, () -> deploy(version, "0.1"));

        assertThat(incomplete.getCause()).isInstanceOfSatisfying(AccessDeniedException.class, denied -> {
            assertThat(denied.policy())
                    .hasValueSatisfying(
                            p -> assertThat(p).contains("role/execution").contains("bucket policy"));
            assertThat(denied.principal()).contains("arn:aws:iam::333333333333:role/execution");
        });
    }

    private String serving() {
        DescribeEndpointResponse endpoint =
                bank.admin(ModelBank.TEST).describeEndpoint(r -> r.endpointName("fraud-churn"));
        assertThat(endpoint.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
        return endpoint.endpointConfigName();
    }

    private DeployedModel deploy(ModelVersionArn version, String expected) {
        DeploymentRequest request = DeploymentRequest.builder()
                .to(Stage.TEST)
                .check(InvocationCheck.of("text/csv", "1,2").expecting(expected, answer -> answer.contains(expected)))
                .build();
        return Deployments.on(platform).deploy(version, request).run();
    }

    private DeploymentFailedException fails(ModelVersionArn version, String expected) {
        return catchThrowableOfType(DeploymentFailedException.class, () -> deploy(version, expected));
    }
}
