package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ActionStatus;
import software.amazon.awssdk.services.sagemaker.model.AssociationEdgeType;
import software.amazon.awssdk.services.sagemaker.model.AssociationSummary;
import software.amazon.awssdk.services.sagemaker.model.DescribeActionResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeArtifactResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class LineageEntitiesTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);

    @Test
    void artifact_isFoundByItsSource() {
        String arn = artifact("DataSet", "s3://data/train.csv");
        artifact("DataSet", "s3://data/test.csv");
        DescribeArtifactResponse found = dev.describeArtifact(r -> r.artifactArn(arn));
        assertThat(found.artifactType()).isEqualTo("DataSet");
        assertThat(found.source().sourceUri()).isEqualTo("s3://data/train.csv");
        assertThat(found.lineageGroupArn()).endsWith("lineage-group/sagemaker-default-lineage-group");
        assertThat(dev.listArtifacts(r -> r.sourceUri("s3://data/train.csv")).artifactSummaries())
                .singleElement()
                .satisfies(summary -> assertThat(summary.artifactArn()).isEqualTo(arn));
        assertThat(dev.listArtifacts(r -> r.artifactType("DataSet")).artifactSummaries())
                .hasSize(2);
    }

    @Test
    void artifact_ofASourceThatHasOne_isRefused() {
        artifact("DataSet", "s3://data/train.csv");
        assertThatThrownBy(() -> artifact("Other", "s3://data/train.csv"))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("already exists");
    }

    @Test
    void artifact_isUpdatedAndDeleted() {
        String arn = artifact("DataSet", "s3://data/train.csv");
        bench.advance(Duration.ofSeconds(5));
        dev.updateArtifact(r -> r.artifactArn(arn).properties(Map.of("rows", "10", "columns", "3")));
        dev.updateArtifact(r -> r.artifactArn(arn).propertiesToRemove("rows"));
        DescribeArtifactResponse found = dev.describeArtifact(r -> r.artifactArn(arn));
        assertThat(found.properties()).containsOnly(Map.entry("columns", "3"));
        assertThat(found.lastModifiedTime()).isEqualTo(bench.now());
        dev.deleteArtifact(r -> r.source(s -> s.sourceUri("s3://data/train.csv")));
        assertThatThrownBy(() -> dev.describeArtifact(r -> r.artifactArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void action_goesFromInProgressToCompleted() {
        String arn = action("train-1");
        dev.updateAction(
                r -> r.actionName("train-1").status(ActionStatus.COMPLETED).properties(Map.of("auc", "0.9")));
        DescribeActionResponse found = dev.describeAction(r -> r.actionName(arn));
        assertThat(found.status()).isEqualTo(ActionStatus.COMPLETED);
        assertThat(found.properties()).containsEntry("auc", "0.9");
        assertThatThrownBy(() -> action("train-1")).isInstanceOf(SageMakerException.class);
        assertThatThrownBy(() -> dev.describeAction(r -> r.actionName("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void context_isFoundByItsSource() {
        String arn = dev.createContext(r -> r.contextName("churn_endpoint")
                        .contextType("Endpoint")
                        .source(s -> s.sourceUri("arn:aws:sagemaker:eu-west-1:111111111111:endpoint/churn")))
                .contextArn();
        assertThat(dev.listContexts(r -> r.sourceUri("arn:aws:sagemaker:eu-west-1:111111111111:endpoint/churn"))
                        .contextSummaries())
                .singleElement()
                .satisfies(summary -> assertThat(summary.contextArn()).isEqualTo(arn));
        dev.deleteContext(r -> r.contextName("churn_endpoint"));
        assertThat(dev.listContexts(r -> {}).contextSummaries()).isEmpty();
    }

    @Test
    void association_joinsTwoEntitiesOnce() {
        String data = artifact("DataSet", "s3://data/train.csv");
        String train = action("train-1");
        associate(data, train);
        assertThatThrownBy(() -> associate(data, train))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .hasMessageContaining("already exists");
        AssociationSummary found = dev.listAssociations(r -> r.sourceArn(data))
                .associationSummaries()
                .get(0);
        assertThat(found.destinationArn()).isEqualTo(train);
        assertThat(found.associationType()).isEqualTo(AssociationEdgeType.CONTRIBUTED_TO);
        assertThat(found.sourceType()).isEqualTo("DataSet");
        assertThat(found.destinationName()).isEqualTo("train-1");
    }

    @Test
    void association_hasToGoBeforeItsEnds() {
        String data = artifact("DataSet", "s3://data/train.csv");
        String train = action("train-1");
        associate(data, train);
        assertThatThrownBy(() -> dev.deleteAction(r -> r.actionName("train-1")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("associations");
        dev.deleteAssociation(r -> r.sourceArn(data).destinationArn(train));
        dev.deleteAction(r -> r.actionName("train-1"));
        assertThatThrownBy(() -> associate(data, train)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void association_withItself_isRefused() {
        String data = artifact("DataSet", "s3://data/train.csv");
        assertThatThrownBy(() -> associate(data, data))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("itself");
    }

    @Test
    void lineageGroup_ofAnAccount_hasNoPolicyUntilShared() {
        assertThat(dev.listLineageGroups(r -> {}).lineageGroupSummaries()).hasSize(1);
        String name = "sagemaker-default-lineage-group";
        assertThat(dev.describeLineageGroup(r -> r.lineageGroupName(name)).lineageGroupArn())
                .endsWith(name);
        assertThatThrownBy(() -> dev.getLineageGroupPolicy(r -> r.lineageGroupName(name)))
                .isInstanceOf(ResourceNotFoundException.class);
        bench.shareLineage(Bench.DEV, Bench.CENTRAL);
        assertThat(dev.getLineageGroupPolicy(r -> r.lineageGroupName(name)).resourcePolicy())
                .contains(Bench.CENTRAL);
    }

    private String artifact(String type, String uri) {
        return dev.createArtifact(r -> r.artifactType(type).source(s -> s.sourceUri(uri)))
                .artifactArn();
    }

    private String action(String name) {
        return dev.createAction(r -> r.actionName(name)
                        .actionType("ModelTraining")
                        .status(ActionStatus.IN_PROGRESS)
                        .source(s -> s.sourceUri("git@abc")))
                .actionArn();
    }

    private void associate(String from, String to) {
        dev.addAssociation(
                r -> r.sourceArn(from).destinationArn(to).associationType(AssociationEdgeType.CONTRIBUTED_TO));
    }
}
