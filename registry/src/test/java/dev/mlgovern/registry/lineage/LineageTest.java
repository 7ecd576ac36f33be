package dev.mlgovern.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.deployment.Deployments;
import dev.mlgovern.registry.deployment.ModelBank;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;

@LocalCloudTest
class LineageTest {
    private static final String DATA = "s3://models-111111111111/data/train.csv";

    private LocalCloud cloud;
    private ModelBank bank;
    private MlPlatform platform;
    private Lineage lineage;
    private ModelVersionArn dev;
    private ModelVersionArn central;

    @BeforeEach
    void open(LocalCloud local) {
        cloud = local;
        bank = new ModelBank(local);
        platform = bank.platform().build();
        lineage = tagged(Lineage.on(platform));
        dev = bank.version(ModelBank.DEV, "0.5", ModelApprovalStatus.APPROVED);
        central = bank.approved("0.5");
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void of_anEndpoint_leadsOverThreeAccountsBackToTheTrainingData() {
        lineage.record(registered());
        lineage.record(promoted());
        LineageGraph graph = lineage.of(deployed().endpoint());

        assertThat(graph.gaps()).isEmpty();
        assertThat(graph.start().type()).isEqualTo("Endpoint");
        assertThat(graph.ofType("DataSet")).extracting(LineageNode::uri).containsExactly(DATA);
        assertThat(graph.ofType("ModelPackage"))
                .extracting(LineageNode::uri)
                .containsExactly(dev.toString(), central.toString());
        assertThat(graph.ofType("ModelDeployment")).hasSize(1);
        assertThat(graph.ofType("ModelTraining").get(0).facts()).containsEntry("commit", "abc123");
        assertThat(graph.nodes())
                .extracting(LineageNode::account)
                .contains(ModelBank.DEV, ModelBank.CENTRAL, ModelBank.TEST);
    }

    @Test
    void toString_ofAnEndpoint_showsTheWholeRoadDownwards() {
        lineage.record(registered());
        lineage.record(promoted());
        String tree = lineage.of(deployed().endpoint()).toString();

        assertThat(tree.indexOf("Endpoint fraud-churn")).isZero();
        assertThat(tree)
                .containsSubsequence(
                        "ModelDeployment deploy-fraud-churn",
                        "ModelPackage",
                        central.toString(),
                        "ModelPromotion promote-fraud-churn-1",
                        dev.toString(),
                        "ModelTraining train-fraud-churn-1",
                        DATA);
    }

    @Test
    void of_twice_isTheSameGraph() {
        lineage.record(registered());
        lineage.record(promoted());

        assertThat(lineage.of(central)).isEqualTo(lineage.of(central)).hasToString(lineage.of(central) + "");
    }

    @Test
    void record_again_costsOneCallAndChangesNothing() {
        lineage.record(registered());
        cloud.clearCalls();

        LineageRecord again = lineage.record(registered());

        assertThat(again.done()).isTrue();
        assertThat(sageMaker()).containsExactly("DescribeAction");
    }

    @Test
    void record_ofARegistration_costsWhatItsDocumentationSays() {
        lineage.record(registered());

        assertThat(sageMaker())
                .hasSizeLessThanOrEqualTo(3 + 3 * 3)
                .startsWith("DescribeAction", "CreateAction")
                .endsWith("UpdateAction");
    }

    @Test
    void record_whatSageMakerTracksItself_isNotDoubled() {
        lineage.record(registered());

        assertThat(bank.admin(ModelBank.DEV)
                        .listArtifacts(r -> r.sourceUri(dev.toString()))
                        .artifactSummaries())
                .hasSize(1);
        assertThat(sageMaker()).filteredOn("CreateArtifact"::equals).hasSize(1);
    }

    @Test
    void record_afterACrashAnywhere_finishesWithoutDoubling() {
        lineage.record(promoted());
        String undisturbed = withoutTimes(lineage.of(central));
        for (int call = 1; crashesAt(call); call++) {
            assertThat(withoutTimes(lineage.of(central)))
                    .as("crash at call %d", call)
                    .isEqualTo(undisturbed);
        }
    }

    /** SageMaker writes the time into the names of its actions. */
    private static String withoutTimes(LineageGraph graph) {
        return graph.toString().replaceAll("\\d{13}", "time");
    }

    private boolean crashesAt(int call) {
        LocalCloud other = LocalCloud.start();
        cloud = other;
        bank = new ModelBank(other);
        dev = bank.version(ModelBank.DEV, "0.5", ModelApprovalStatus.APPROVED);
        central = bank.approved("0.5");
        boolean crashed = false;
        try (MlPlatform first = bank.platform().build()) {
            other.crash().after(call);
            tagged(Lineage.on(first)).record(promoted());
            other.crash().off();
        } catch (dev.mlgovern.testkit.SimulatedCrash e) {
            crashed = true;
        }
        platform.close();
        platform = bank.platform().build();
        lineage = tagged(Lineage.on(platform));
        lineage.record(promoted());
        return crashed;
    }

    @Test
    void record_whileListsLag_findsWhatIsThere() {
        LocalCloud lagging =
                LocalCloud.builder().listLag(java.time.Duration.ofSeconds(20)).start();
        ModelBank slow = new ModelBank(lagging);
        ModelVersionArn source = slow.version(ModelBank.DEV, "0.5", ModelApprovalStatus.APPROVED);
        ModelVersionArn copy = slow.approved("0.5");
        try (MlPlatform first = slow.platform().build()) {
            LineageRecord record = tagged(Lineage.on(first)).record(new Promoted(source, copy, Map.of()));

            assertThat(record.done()).isTrue();
        }
        assertThat(lagging.violations()).isEmpty();
    }

    @Test
    void of_whenAnAccountCannotBeRead_saysWhereItEnds() {
        lineage.record(registered());
        lineage.record(promoted());
        cloud.account(ModelBank.DEV.value()).role("mlgovern").policies();

        LineageGraph graph = lineage.of(central);

        assertThat(graph.gaps()).isNotEmpty().allMatch(gap -> gap.account().equals(ModelBank.DEV));
        assertThat(graph.ofType("ModelPackage")).extracting(LineageNode::uri).contains(dev.toString());
        assertThat(graph.toString()).contains("not followed into 111111111111");
    }

    @Test
    void of_overEmptyPages_isTheSameGraph() {
        lineage.record(registered());
        String whole = lineage.of(dev).toString();
        cloud.faults().on("sagemaker:QueryLineage").emptyPages();

        assertThat(lineage.of(dev)).hasToString(whole);
    }

    @Test
    void of_somethingWithoutLineage_saysSo() {
        assertThatThrownBy(() -> lineage.of("arn:aws:sagemaker:eu-west-1:333333333333:endpoint/none"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("endpoint/none");
        assertThatThrownBy(() -> lineage.of("arn:aws:sagemaker:eu-west-1:777777777777:endpoint/none"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("777777777777");
        assertThatThrownBy(() -> lineage.of("fraud-churn")).isInstanceOf(InvalidRequestException.class);
    }

    /** As the plans of promotion and deployment do it. */
    private static Lineage tagged(Lineage lineage) {
        return new TaggedLineage(lineage, ModelBank.TAGS);
    }

    private Registered registered() {
        return new Registered(
                dev,
                Registration.builder()
                        .team("fraud")
                        .group(ModelBank.GROUP)
                        .artifact(ModelBank.artifact(ModelBank.DEV, "0.5"))
                        .image("222222222222.dkr.ecr.eu-west-1.amazonaws.com/score:1")
                        .addTrainingData(S3Location.parse(DATA))
                        .repository("https://git.example/churn")
                        .commit("abc123")
                        .build());
    }

    private Promoted promoted() {
        return new Promoted(dev, central, Map.of("promotion", "p-1"));
    }

    private DeployedModel deployed() {
        return Deployments.on(platform)
                .deploy(central, DeploymentRequest.builder().to(Stage.TEST).build())
                .run();
    }

    private List<String> sageMaker() {
        return cloud.calls().stream()
                .filter(call -> call.service().equals("sagemaker"))
                .map(RecordedCall::operation)
                .toList();
    }
}
