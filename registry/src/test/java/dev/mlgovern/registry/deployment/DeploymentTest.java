package dev.mlgovern.registry.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.PlannedStep;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.Tag;

@LocalCloudTest
class DeploymentTest {
    private static final Decision GO =
            Decision.builder().by("olga").because("test run was fine").build();

    private LocalCloud cloud;
    private ModelBank bank;

    @BeforeEach
    void open(LocalCloud local) {
        cloud = local;
        bank = new ModelBank(local);
        cloud.clearCalls();
    }

    @Test
    void run_toTest_putsTheVersionBehindAnEndpointThatAnswers() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            DeployedModel deployed = deploy(platform, version, toTest("0.5")).run();

            assertThat(deployed.endpointName()).isEqualTo("fraud-churn");
            assertThat(deployed.account()).isEqualTo(ModelBank.TEST);
            assertThat(deployed.check()).contains("0.5");
            assertThat(deployed.deployedArtifactDigest()).contains(ModelBank.sha256("0.5"));
            assertThat(bank.admin(ModelBank.TEST)
                            .describeEndpoint(r -> r.endpointName("fraud-churn"))
                            .endpointStatus())
                    .isEqualTo(EndpointStatus.IN_SERVICE);
        }
    }

    @Test
    void plan_beforeTheRun_changesNothingAndSaysWhatItTakes() {
        ModelVersionArn version = bank.approved("0.5");
        cloud.clearCalls();
        try (MlPlatform platform = bank.platform().build()) {
            Deployment deployment = deploy(platform, version, toTest("0.5"));

            assertThat(changes()).isEmpty();
            assertThat(deployment.plan().steps())
                    .hasSize(4)
                    .allMatch(step -> step.account().equals(ModelBank.TEST))
                    .noneMatch(PlannedStep::done);
            assertThat(deployment.toString()).contains("sagemaker:CreateModel").contains("iam:PassRole");
        }
    }

    @Test
    void run_again_changesNothing() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            DeployedModel first = deploy(platform, version, toTest("0.5")).run();
            cloud.clearCalls();

            Deployment again = deploy(platform, version, toTest("0.5"));
            assertThat(again.plan().nothingToDo()).isTrue();
            assertThat(again.run()).isEqualTo(first);
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void calls_ofAPlanARunAndAnotherRun_areAsManyAsDocumented() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            cloud.clearCalls();
            Deployment deployment = deploy(platform, version, toTest("0.5"));
            int planned = sageMaker();
            deployment.run();
            int run = sageMaker() - planned;
            int changed = changes().size();
            cloud.clearCalls();
            Deployment again = deploy(platform, version, toTest("0.5"));
            int plannedAgain = sageMaker();
            again.run();

            assertThat(List.of(planned, run, sageMaker() - plannedAgain)).containsExactly(5, 23, 6);
            assertThat(changed).isEqualTo(7);
        }
    }

    private int sageMaker() {
        return (int) cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .count();
    }

    @Test
    void run_taggedByTheScheme_tagsAllThatItMakes() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            DeployedModel deployed = deploy(platform, version, toTest("0.5")).run();

            String prefix = "arn:aws:sagemaker:eu-west-1:333333333333:";
            List<String> made = List.of(
                    "model/" + deployed.model(),
                    "endpoint-config/" + deployed.configuration(),
                    "endpoint/" + deployed.endpointName());
            for (String each : made) {
                assertThat(bank.admin(ModelBank.TEST)
                                .listTags(r -> r.resourceArn(prefix + each))
                                .tags())
                        .extracting(Tag::key, Tag::value)
                        .contains(
                                org.assertj.core.groups.Tuple.tuple("anybank:finance:cost-center", "4711"),
                                org.assertj.core.groups.Tuple.tuple("anybank:workload:product", "churn"));
            }
        }
    }

    @Test
    void deploy_ofAVersionThatIsNotApproved_isRefusedAndChangesNothing() {
        ModelVersionArn version = bank.version("0.5", ModelApprovalStatus.PENDING_MANUAL_APPROVAL);
        cloud.clearCalls();
        try (MlPlatform platform = bank.platform().build()) {
            assertThatThrownBy(() -> deploy(platform, version, toTest("0.5")))
                    .isInstanceOf(GateRefusedException.class)
                    .hasMessageContaining(version.toString())
                    .hasMessageContaining("PENDING");
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void deploy_toProductionWithoutItsApproval_isRefused() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            assertThatThrownBy(() -> deploy(platform, version, to(Stage.PROD, "0.5")))
                    .isInstanceOf(GateRefusedException.class)
                    .hasMessageContaining("approve it for production");
        }
    }

    @Test
    void approveForProduction_thenDeploy_servesInProduction() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            Deployments.on(platform).approveForProduction(version, GO);

            DeployedModel deployed =
                    deploy(platform, version, to(Stage.PROD, "0.5")).run();

            assertThat(deployed.account()).isEqualTo(ModelBank.PROD);
        }
    }

    @Test
    void approveForProduction_twiceByTheSameDecision_changesNothing() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            Deployments deployments = Deployments.on(platform);
            assertThat(deployments.approveForProduction(version, GO).lifeCycle())
                    .hasValueSatisfying(
                            cycle -> assertThat(cycle.description()).isEqualTo("approved by olga: test run was fine"));
            cloud.clearCalls();

            deployments.approveForProduction(version, GO);

            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void run_whenTheApprovalWasTakenBackSince_isRefusedAndChangesNothing() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            Deployment deployment = deploy(platform, version, toTest("0.5"));
            bank.admin(ModelBank.CENTRAL)
                    .updateModelPackage(r ->
                            r.modelPackageArn(version.toString()).modelApprovalStatus(ModelApprovalStatus.REJECTED));
            cloud.clearCalls();

            assertThatThrownBy(deployment::run).hasMessageContaining("approval");
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void deploy_ofBytesChangedAfterTheApproval_isRefusedAndChangesNothing() {
        ModelVersionArn version = bank.approved("0.5");
        bank.overwrite(ModelBank.CENTRAL, "0.5", "0.6");
        cloud.clearCalls();
        try (MlPlatform platform = bank.platform().build()) {
            assertThatThrownBy(() -> deploy(platform, version, toTest("0.5")))
                    .isInstanceOf(GateRefusedException.class)
                    .hasMessageContaining("has other bytes than were approved")
                    .hasMessageContaining(ModelBank.artifact(ModelBank.CENTRAL, "0.5"));
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void deploy_ofAModelThatIsGone_isRefusedAndChangesNothing() {
        ModelVersionArn version = bank.approved("0.5");
        bank.remove(ModelBank.CENTRAL, "0.5");
        cloud.clearCalls();
        try (MlPlatform platform = bank.platform().build()) {
            assertThatThrownBy(() -> deploy(platform, version, toTest("0.5")))
                    .isInstanceOf(GateRefusedException.class)
                    .hasMessageContaining("any more");
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void run_ofBytesChangedSinceThePlan_isRefusedAndChangesNothing() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            Deployment deployment = deploy(platform, version, toTest("0.5"));
            bank.overwrite(ModelBank.CENTRAL, "0.5", "0.6");
            cloud.clearCalls();

            assertThatThrownBy(deployment::run).hasMessageContaining("has other bytes than were approved");
            assertThat(changes()).isEmpty();
        }
    }

    @Test
    void deploy_withABadRequest_listsEveryProblem() {
        ModelVersionArn version = bank.approved("0.5");
        try (MlPlatform platform = bank.platform().build()) {
            DeploymentRequest bad = DeploymentRequest.builder()
                    .to(Stage.TEST)
                    .instances(0)
                    .instanceType("big")
                    .build();

            assertThatThrownBy(() -> deploy(platform, version, bad))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            e -> assertThat(e.problems()).hasSize(2));
        }
    }

    private List<String> changes() {
        return cloud.calls().stream()
                .filter(RecordedCall::mutating)
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }

    private static Deployment deploy(MlPlatform platform, ModelVersionArn version, DeploymentRequest request) {
        return Deployments.on(platform).deploy(version, request);
    }

    private static DeploymentRequest toTest(String expected) {
        return to(Stage.TEST, expected);
    }

    private static DeploymentRequest to(Stage stage, String expected) {
        return DeploymentRequest.builder()
                .to(stage)
                .check(InvocationCheck.of("text/csv", "1,2").expecting(expected, answer -> answer.contains(expected)))
                .build();
    }
}
